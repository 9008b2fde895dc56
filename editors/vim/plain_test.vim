" Driven by plain_test.go: a person's way through a draft with the plugin alone.
set nocompatible encoding=utf-8 nomore
set fileencodings=utf-8
let s:steps = []

function! s:note(name) abort
  let found = []
  for e in getqflist()
    if e.valid
      let text = getline(e.lnum)
      call add(found, {'line': e.lnum, 'col': e.col - 1, 'sign': len(sign_getplaced('%', {'group': 'gaolint', 'lnum': e.lnum})[0].signs) > 0, 'message': e.text, 'behind': strpart(text, e.col - 1)})
    endif
  endfor
  call add(s:steps, {'name': a:name, 'findings': found})
endfunction

try
  let g:gaolint_program = $GAOLINT
  execute 'set runtimepath^=' . fnameescape($PLUGIN)
  runtime plugin/gaolint.vim
  execute 'edit' fnameescape($DRAFT)
  GaolintCheck
  call s:note('opened')
  call cursor(s:steps[0].findings[0].line, s:steps[0].findings[0].col + 1)
  GaolintFix
  call s:note('fixed')
  call append(line('$'), '另设今年已来信息点。')
  GaolintCheck
  call s:note('typed')
catch
  call add(s:steps, {'name': 'problem: ' . v:exception . ' ' . v:throwpoint, 'findings': []})
endtry
call writefile([json_encode(s:steps)], $REPORT)
qall!
