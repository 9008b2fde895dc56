" gaolint in Vim with ALE (https://github.com/dense-analysis/ale): see :help gaolint-ale.
" Copy this file to ~/.vim/plugin/gaolint-ale.vim, or source it from your vimrc.
"
"   g:gaolint_program  the program, 'gaolint' unless set
"   g:gaolint_route    'lsp' (default): findings while you type, fixes by :ALECodeAction
"                      'command': gaolint lint, run by ALE as any other linter
"
" :ALEFix gaolint applies the safe fixes in either way. They are applied on saving only
" if you set these two, the second for the buffers concerned:
"   let g:ale_fix_on_save = 1           " run the fixers whenever a buffer is written
"   let b:ale_fixers = ['gaolint']      " gaolint's: its safe fixes, no figure, date or name
scriptencoding utf-8

if exists('g:loaded_gaolint_ale')
  finish
endif
let g:loaded_gaolint_ale = 1

let s:filetypes = ['markdown', 'text']

function! s:Executable(buffer) abort
  return get(g:, 'gaolint_program', 'gaolint')
endfunction

function! s:Root(buffer) abort
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

" Column is the byte column, as ALE counts, of a column in code points.
function! s:Column(line, column) abort
  let l:byte = byteidxcomp(a:line, a:column - 1)
  return (l:byte < 0 ? strlen(a:line) : l:byte) + 1
endfunction

let s:types = {'error': 'E', 'warning': 'W', 'info': 'I', 'hint': 'I'}

" Read turns jsonl into ALE's findings; ALE's end column is inclusive.
function! s:Read(buffer, lines) abort
  let l:found = []
  for l:text in a:lines
    if l:text[0] isnot# '{'
      continue
    endif
    let l:finding = json_decode(l:text)
    let l:start = l:finding.range.start
    let l:end = l:finding.range.end
    call add(l:found, {
    \ 'lnum': l:start.line,
    \ 'col': s:Column(get(getbufline(a:buffer, l:start.line), 0, ''), l:start.column),
    \ 'end_lnum': l:end.line,
    \ 'end_col': s:Column(get(getbufline(a:buffer, l:end.line), 0, ''), l:end.column) - 1,
    \ 'type': s:types[l:finding.severity],
    \ 'code': l:finding.rule,
    \ 'text': l:finding.message,
    \})
  endfor
  return l:found
endfunction

function! s:Fix(buffer) abort
  return {'command': ale#Escape(s:Executable(a:buffer)) . ' fix --stdin-filename %s -'}
endfunction

function! s:Define() abort
  for l:type in s:filetypes
    if get(g:, 'gaolint_route', 'lsp') is# 'command'
      call ale#linter#Define(l:type, {
      \ 'name': 'gaolint',
      \ 'executable': function('s:Executable'),
      \ 'command': '%e lint --format jsonl --stdin-filename %s -',
      \ 'callback': function('s:Read'),
      \})
    else
      " ALE counts bytes whatever the server says, so the server is told to count bytes; and
      " ALE does not say that it lives in Vim.
      call ale#linter#Define(l:type, {
      \ 'name': 'gaolint',
      \ 'lsp': 'stdio',
      \ 'executable': function('s:Executable'),
      \ 'command': '%e lsp',
      \ 'language': l:type is# 'text' ? 'plaintext' : l:type,
      \ 'project_root': function('s:Root'),
      \ 'initialization_options': {'positionEncoding': 'utf-8', 'client': 'vim'},
      \})
    endif
  endfor
  call ale#fix#registry#Add('gaolint', expand('<SID>') . 'Fix', s:filetypes, 'Apply the safe fixes of gaolint')
  if index(s:filetypes, &filetype) >= 0
    call ale#Queue(0, 'lint_file')
  endif
endfunction

" ALE itself is loaded after the vimrc.
if v:vim_did_enter
  call s:Define()
else
  augroup gaolint
    autocmd!
    autocmd VimEnter * call s:Define()
  augroup END
endif
