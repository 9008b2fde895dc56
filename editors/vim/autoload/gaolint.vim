" What plugin/gaolint.vim does, loaded when it is asked for.
scriptencoding utf-8

let s:types = {'e': 'E', 'w': 'W', 'i': 'I', 'h': 'N'}
let s:signs = {'E': ['误', 'Error', 13], 'W': ['疑', 'WarningMsg', 12], 'I': ['提', 'Comment', 11], 'N': ['议', 'Comment', 10]}
let s:marks = {'E': 'SpellBad', 'W': 'SpellCap', 'I': 'SpellRare', 'N': 'SpellRare'}

function! s:Program() abort
  return get(g:, 'gaolint_program', 'gaolint')
endfunction

function! s:Complain(text) abort
  echohl ErrorMsg
  for l:line in split(a:text, "\n")
    echomsg l:line
  endfor
  echohl None
endfunction

" Ready tells whether the program can be run, and says why not.
function! s:Ready() abort
  if !executable(s:Program())
    call s:Complain('找不到程序 ' . s:Program() . '：请放到 PATH 中，或者用 g:gaolint_program 指定路径')
  elseif &encoding isnot# 'utf-8'
    call s:Complain('请先 :set encoding=utf-8')
  else
    return 1
  endif
  return 0
endfunction

" Check writes the buffer's file and lints it: quickfix list, signs, underlines.
function! gaolint#Check() abort
  if !s:Ready()
    return
  elseif empty(expand('%')) || !empty(&buftype)
    return s:Complain('请先保存为文件：:write 文件名')
  endif
  update
  let l:kept = {'makeprg': &l:makeprg, 'errorformat': &l:errorformat, 'makeencoding': &l:makeencoding}
  let l:before = get(b:, 'current_compiler', '')
  let l:pipe = &shellpipe
  try
    set shellpipe=>%s\ 2>&1
    unlet! b:current_compiler
    compiler gaolint
    let s:said = []
    silent execute 'make!' shellescape(expand('%:p'), 1)
    let l:failed = v:shell_error > 1
  finally
    let &shellpipe = l:pipe
    let [&l:makeprg, &l:errorformat, &l:makeencoding] = [l:kept.makeprg, l:kept.errorformat, l:kept.makeencoding]
    unlet! b:current_compiler
    if !empty(l:before)
      let b:current_compiler = l:before
    endif
  endtry
  redraw!
  if l:failed
    return s:Complain(join(['gaolint 没有检查成：'] + s:said, "\n"))
  endif
  let l:found = len(getqflist())
  echo l:found == 0 ? '没有发现错误或疑误' : printf('发现%d处，:cnext 逐处查看，:copen 列出全部', l:found)
endfunction

" Line is a line of a buffer, or of its file if it is not loaded.
function! s:Line(buffer, number, files) abort
  if bufloaded(a:buffer)
    return get(getbufline(a:buffer, a:number), 0, '')
  endif
  if !has_key(a:files, a:buffer)
    let a:files[a:buffer] = filereadable(bufname(a:buffer)) ? readfile(bufname(a:buffer)) : []
  endif
  let l:line = get(a:files[a:buffer], a:number - 1, '')
  return a:number == 1 ? substitute(l:line, '^\%ufeff', '', '') : l:line
endfunction

" Column is the byte column of a column in code points, both from 1.
function! s:Column(line, column) abort
  let l:byte = byteidxcomp(a:line, a:column - 1)
  return (l:byte < 0 ? strlen(a:line) : l:byte) + 1
endfunction

" Read puts the list that :make has filled right: bytes for code points, the message as
" it was meant; lines that are no findings are left out.
function! gaolint#Read(local) abort
  if get(b:, 'current_compiler', get(g:, 'current_compiler', '')) isnot# 'gaolint'
    return
  endif
  let l:files = {}
  let l:list = []
  let s:said = []
  for l:x in a:local ? getloclist(0) : getqflist()
    if !l:x.valid || l:x.bufnr == 0
      call add(s:said, l:x.text)
      continue
    endif
    let l:x.text = json_decode('"' . l:x.text . '"')
    let l:x.type = get(s:types, l:x.type, 'W')
    let l:x.col = s:Column(s:Line(l:x.bufnr, l:x.lnum, l:files), l:x.col)
    if get(l:x, 'end_lnum', 0) > 0
      let l:x.end_col = s:Column(s:Line(l:x.bufnr, l:x.end_lnum, l:files), l:x.end_col)
    endif
    call add(l:list, l:x)
  endfor
  if a:local
    call setloclist(0, l:list, 'r')
  else
    call setqflist(l:list, 'r')
  endif
  call s:Show(l:list)
endfunction

" Clear takes signs and underlines away.
function! gaolint#Clear() abort
  call sign_unplace('gaolint')
  if exists('*prop_remove')
    for l:buffer in getbufinfo({'bufloaded': 1})
      for l:type in keys(s:marks)
        if !empty(prop_type_get('gaolint' . l:type))
          call prop_remove({'type': 'gaolint' . l:type, 'bufnr': l:buffer.bufnr, 'all': 1})
        endif
      endfor
    endfor
  endif
endfunction

" Show puts a sign at each finding's line and underlines its words.
function! s:Show(list) abort
  call gaolint#Clear()
  for [l:type, l:sign] in items(s:signs)
    call sign_define('Gaolint' . l:type, {'text': l:sign[0], 'texthl': l:sign[1]})
    if exists('*prop_type_add') && empty(prop_type_get('gaolint' . l:type))
      call prop_type_add('gaolint' . l:type, {'highlight': s:marks[l:type]})
    endif
  endfor
  for l:x in a:list
    if bufloaded(l:x.bufnr)
      call sign_place(0, 'gaolint', 'Gaolint' . l:x.type, l:x.bufnr, {'lnum': l:x.lnum, 'priority': s:signs[l:x.type][2]})
      if exists('*prop_add') && get(l:x, 'end_lnum', 0) > 0 && (l:x.end_lnum > l:x.lnum || l:x.end_col > l:x.col)
        call prop_add(l:x.lnum, l:x.col, {'type': 'gaolint' . l:x.type, 'bufnr': l:x.bufnr, 'end_lnum': l:x.end_lnum, 'end_col': l:x.end_col})
      endif
    endif
  endfor
endfunction

" Fix applies the safe fixes in the buffer, with all others if a:all; u takes them back,
" and nothing is written.
function! gaolint#Fix(all) abort
  if !s:Ready()
    return
  endif
  let l:old = getline(1, '$')
  let l:log = tempname()
  let l:name = empty(expand('%')) ? 'draft.md' : expand('%:p')
  let l:new = systemlist(shellescape(s:Program()) . ' fix' . (a:all ? ' --unsafe' : '')
    \ . ' --stdin-filename ' . shellescape(l:name) . ' - 2>' . shellescape(l:log), l:old + [''])
  let l:said = filereadable(l:log) ? readfile(l:log) : []
  call delete(l:log)
  if v:shell_error > 1 || empty(l:new)
    return s:Complain(join(['gaolint 没有修改：'] + l:said, "\n"))
  endif
  call s:Replace(l:old, l:new)
  echo get(l:said, -1, '')
endfunction

" Replace makes the buffer's lines new where they differ.
function! s:Replace(old, new) abort
  let [l:from, l:tail] = [0, 0]
  let l:most = min([len(a:old), len(a:new)])
  while l:from < l:most && a:old[l:from] is# a:new[l:from]
    let l:from += 1
  endwhile
  while l:tail < l:most - l:from && a:old[-1 - l:tail] is# a:new[-1 - l:tail]
    let l:tail += 1
  endwhile
  let l:gone = len(a:old) - l:tail - l:from
  let l:lines = l:from < len(a:new) - l:tail ? a:new[l:from : len(a:new) - l:tail - 1] : []
  let l:view = winsaveview()
  for l:i in range(min([l:gone, len(l:lines)]))
    call setline(l:from + 1 + l:i, l:lines[l:i])
  endfor
  if len(l:lines) > l:gone
    call append(l:from + l:gone, l:lines[l:gone :])
  elseif len(l:lines) < l:gone
    silent call deletebufline('%', l:from + len(l:lines) + 1, l:from + l:gone)
  endif
  call winrestview(l:view)
endfunction
