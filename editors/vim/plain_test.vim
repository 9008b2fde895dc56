" Driven by plain_test.go: a person's way through a draft with the plugin alone.
set nocompatible encoding=utf-8 nomore
set fileencodings=utf-8
let s:steps = []

" The findings are what is underlined, each of which must have its sign and be in the list.
function! s:note(name) abort
  let found = []
  let listed = map(filter(getqflist(), {_, e -> e.valid}), {_, e -> [e.lnum, e.col, e.end_col, e.text]})
  for number in range(1, line('$'))
    for mark in prop_list(number)
      let at = index(map(copy(listed), {_, e -> e[: 2]}), [number, mark.col, mark.col + mark.length])
      let signs = sign_getplaced('%', {'group': 'gaolint', 'lnum': number})[0].signs
      call add(found, {'line': number, 'col': mark.col - 1, 'end_col': mark.col + mark.length - 1,
        \ 'message': at < 0 ? 'not in the list' : empty(signs) ? 'no sign' : listed[at][3],
        \ 'text': strpart(getline(number), mark.col - 1, mark.length)})
    endfor
  endfor
  call add(s:steps, {'name': a:name, 'findings': found})
endfunction

function! s:expect(truth, what) abort
  if !a:truth
    throw a:what
  endif
endfunction

try
  let g:gaolint_program = $GAOLINT
  execute 'set runtimepath^=' . fnameescape($PLUGIN)
  runtime plugin/gaolint.vim
  execute 'edit' fnameescape($DRAFT)
  if $SAVE is# 'fixes'
    let g:gaolint_fix_on_save = 1
  endif
  let before = getline(1, '$')
  write
  call s:expect((getline(1, "$") ==# before) == ($SAVE isnot# 'fixes'), 'saving changes what the user has not asked for, or not')
  if $SAVE isnot# 'fixes'
    GaolintCheck
    call s:expect(&makeprg is# 'make' && getqflist()[0].type is# 'E', 'the compiler in use before')
    call s:note('opened')
    GaolintFix
    let after = getline(1, '$')
    normal! u
    call s:expect(getline(1, "$") ==# before, 'u takes the fix back')
    execute "normal! \<C-R>"
    call s:expect(getline(1, "$") ==# after, 'the fix again')
    GaolintCheck
    call s:note('fixed')
    3 normal! A另设今年已来信息点。
    GaolintCheck
    call s:note('typed')
    3 normal! $F今4x
    compiler gaolint
    silent make! %
    call s:note('removed')
  endif
  write
catch
  call add(s:steps, {'name': 'problem: ' . v:exception . ' ' . v:throwpoint, 'findings': []})
endtry
call writefile([json_encode(s:steps)], $REPORT)
qall!
