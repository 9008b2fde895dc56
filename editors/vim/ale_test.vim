" Driven by ale_test.go in a live Vim.
" Writes what it sees to $REPORT, one JSON object a line.
set nocompatible nomore noswapfile viminfo= encoding=utf-8
let &runtimepath = $ALE . ',' . &runtimepath
filetype plugin on
let g:ale_linters_explicit = 0
let g:ale_lint_delay = 50
let g:ale_lint_on_text_changed = 'always'
let g:gaolint_program = $GAOLINT
let g:gaolint_route = $ROUTE
source $SETUP

function! s:Found() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, d -> {
  \ 'line': d.lnum, 'col': d.col - 1, 'end_col': get(d, 'end_col', 0), 'code': get(d, 'code', ''), 'message': d.text,
  \ 'text': strpart(getline(d.lnum), d.col - 1, get(d, 'end_col', 0) - d.col + 1)}})
endfunction

function! s:Say(name) abort
  call writefile([json_encode({'name': a:name, 'findings': s:Found()})], $REPORT, 'a')
endfunction

" Each step waits for a number of findings, then acts. Nothing sleeps, so that Vim's own
" events happen between the steps as under a person's hands.
function! s:Fix() abort
  call cursor(3, s:Found()[0].col + 1)
  if $ROUTE is# 'lsp'
    call feedkeys(":ALECodeAction\<CR>", 'nt')
    call timer_start(100, function('s:Answer'), {'repeat': -1})
  else
    ALEFix gaolint
  endif
endfunction

" Answers ALE's menu, when it is there.
function! s:Answer(timer) abort
  if getcmdtype() is# '@'
    call timer_stop(a:timer)
    call feedkeys("1\<CR>", 'nt')
  endif
endfunction

let s:steps = [
\ [1, 'opened', function('s:Fix')],
\ [0, 'fixed', {-> feedkeys("3GA另设今年已来信息点。\<Esc>", 'nt')}],
\ [1, 'typed', {-> feedkeys("3G$F今4x", 'nt')}],
\ [0, 'removed', {-> feedkeys(":wq\<CR>", 'nt')}],
\]
let s:ticks = 0

function! s:Poll(timer) abort
  let s:ticks += 1
  try
    if len(s:Found()) == s:steps[0][0]
      let l:step = remove(s:steps, 0)
      call s:Say(l:step[1])
      call l:step[2]()
      if empty(s:steps)
        call timer_stop(a:timer)
      endif
    elseif s:ticks > 1800
      call s:Say('waited in vain for ' . s:steps[0][1])
      cquit
    endif
  catch
    call s:Say(v:exception . ' ' . v:throwpoint)
    cquit
  endtry
endfunction

autocmd VimEnter * call timer_start(100, function('s:Poll'), {'repeat': -1})
