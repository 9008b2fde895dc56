" Vim compiler file for gaolint: `:compiler gaolint`, then `:make %`.
" gaolint says one JSON object a line. Its columns count code points; plugin/gaolint.vim
" makes the bytes of them that Vim counts, and takes the message's escapes away.
scriptencoding utf-8

if exists('current_compiler')
  finish
endif
let current_compiler = 'gaolint'

let s:keep = &cpoptions
set cpoptions&vim

" :make puts the names of files for % and #.
let s:make = escape(shellescape(get(g:, 'gaolint_program', 'gaolint')), '%#')
  \ . ' lint --format jsonl --severity ' . get(g:, 'gaolint_severity', 'warning') . ' $*'

let s:place = '{"line":%l,"column":%c,"offset":%*\d}'
let s:until = has('patch-8.2.3019') ? ',"end":{"line":%e,"column":%k,"offset":%*\d}' : ''
let s:line = '{"path":"%f","rule":"%.%\{-}","severity":"%t%.%\{-}","message":"%m","text":"%.%\{-}","range":{"start":'
  \ . s:place . s:until . '%.%#'

execute 'CompilerSet makeprg=' . escape(s:make, ' \|"')
execute 'CompilerSet errorformat=' . escape(escape(s:line, ','), ' \|"')
CompilerSet makeencoding=utf-8

let &cpoptions = s:keep
unlet s:keep s:make s:place s:until s:line
