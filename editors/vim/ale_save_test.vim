" Driven by ale_test.go: saves a draft with a mistake, with the fixer set for saving or not.
set nocompatible nomore noswapfile viminfo= encoding=utf-8
let &runtimepath = $ALE . ',' . &runtimepath
filetype plugin on
let g:gaolint_program = $GAOLINT
let g:gaolint_route = 'command'
source $SETUP
if $SAVE is# 'fixes'
  let g:ale_fix_on_save = 1 | let g:ale_fixers = {'markdown': ['gaolint']}
endif
let s:before = ''
let s:ticks = 0

function! s:Poll(timer) abort
  let s:ticks += 1
  let l:text = join(readfile($DRAFT), "\n")
  if empty(s:before)
    let s:before = l:text
    write
  elseif l:text isnot# s:before || s:ticks > ($SAVE is# 'fixes' ? 1800 : 20)
    call writefile([l:text is# s:before ? 'unchanged' : 'changed'], $REPORT)
    qall!
  endif
endfunction

autocmd VimEnter * call timer_start(100, function('s:Poll'), {'repeat': -1})
