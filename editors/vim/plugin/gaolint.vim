" gaolint in plain Vim (8.1 or later, nothing else installed): see :help gaolint.
if exists('g:loaded_gaolint') || v:version < 801
  finish
endif
let g:loaded_gaolint = 1

command! -bar GaolintCheck call s:check()
command! -bar GaolintFix call s:fix()

call sign_define('GaolintError', {'text': '误', 'texthl': 'Error'})
call sign_define('GaolintWarning', {'text': '疑', 'texthl': 'WarningMsg'})

" s:check lints the file of the current buffer and fills the quickfix list.
function! s:check() abort
  update
  let before = get(b:, 'current_compiler', '')
  compiler gaolint
  silent execute 'make!' shellescape(expand('%'), 1)
  if !empty(before)
    execute 'compiler' before
  endif
  redraw!
  let found = len(filter(getqflist(), {_, e -> e.valid}))
  echo found == 0 ? '没有发现错误或疑误' : printf('发现%d处，:cnext 逐处查看', found)
endfunction

" s:columns makes bytes, as Vim counts them, of the code points that the program counts.
function! s:columns() abort
  if get(b:, 'current_compiler', get(g:, 'current_compiler', '')) !=# 'gaolint'
    return
  endif
  let entries = getqflist()
  for e in entries
    if e.valid && e.bufnr > 0
      call bufload(e.bufnr)
      let line = get(getbufline(e.bufnr, e.lnum), 0, '')
      let at = byteidx(line, e.col - 1)
      let e.col = at < 0 ? len(line) : at + 1
      let e.type = e.text =~# '^\s*\%(错误\|error\)' ? 'E' : 'W'
    endif
  endfor
  call setqflist(entries, 'r')
  call s:signs(entries)
endfunction

" s:signs shows at the edge of the window which lines have findings.
function! s:signs(entries) abort
  call sign_unplace('gaolint')
  for e in a:entries
    if e.valid && e.bufnr > 0
      call sign_place(0, 'gaolint', e.type ==# 'E' ? 'GaolintError' : 'GaolintWarning', e.bufnr, {'lnum': e.lnum})
    endif
  endfor
endfunction

augroup gaolint
  autocmd!
  autocmd QuickFixCmdPost make call s:columns()
augroup END

" s:fix applies the safe fixes in the file and checks it again. What is undone by u is the
" reading of the file anew.
function! s:fix() abort
  update
  let out = system(shellescape(get(g:, 'gaolint_program', 'gaolint')) . ' fix ' . shellescape(expand('%:p')))
  if v:shell_error > 1
    echoerr out
    return
  endif
  edit
  call s:check()
endfunction
