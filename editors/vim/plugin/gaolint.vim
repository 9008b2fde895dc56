" gaolint in plain Vim (8.2 or later, nothing else installed): see :help gaolint.
scriptencoding utf-8

if exists('g:loaded_gaolint') || v:version < 802
  finish
endif
let g:loaded_gaolint = 1

command! -bar GaolintCheck call gaolint#Check()
command! -bar -bang GaolintFix call gaolint#Fix(<bang>0)
command! -bar GaolintClear call gaolint#Clear()

augroup gaolint
  autocmd!
  autocmd QuickFixCmdPost make,lmake call gaolint#Read(expand('<amatch>') is# 'lmake')
  " Off unless the user sets g:gaolint_fix_on_save.
  autocmd BufWritePre *.md,*.markdown,*.txt if get(g:, 'gaolint_fix_on_save', 0) | call gaolint#Fix(0) | endif
augroup END
