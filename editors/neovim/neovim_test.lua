-- Driven by neovim_test.go: a person's way through a draft, with a report on stdout of
-- what the editor shows. Steps that wait end after `patience` ms and then fail.
local patience = 180000
local report = { steps = {} }

local function finish(problem)
  report.problem = problem
  io.stdout:write(vim.fn.json_encode(report) .. '\n')
  vim.cmd('qa!')
end

-- shown lists the findings as the editor holds them: bytes of the line, and the text.
local function shown()
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    local text = vim.api.nvim_buf_get_text(0, d.lnum, d.col, d.end_lnum, d.end_col, {})
    table.insert(list, {
      line = d.lnum + 1, col = d.col, end_col = d.end_col, code = d.code,
      message = d.message, text = table.concat(text, '\n'),
    })
  end
  return list
end

local function note(name) table.insert(report.steps, { name = name, findings = shown() }) end

local function has(text, code)
  for _, f in ipairs(shown()) do
    if f.text == text and f.code == code then return f end
  end
end

-- none: a finding that stays behind would still be there, over other text.
local function none() return #shown() == 0 end

local function wait(what, condition)
  if not vim.wait(patience, condition, 20) then
    note('waiting for ' .. what)
    finish('waited in vain for ' .. what)
    error(what)
  end
end

local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'tx', false)
end

-- fix puts the cursor on a finding and takes the entry of the editor's own menu whose title
-- holds the words, or the first.
local function fix(finding, words)
  vim.api.nvim_win_set_cursor(0, { finding.line, finding.col })
  vim.ui.select = function(items, _, choose)
    report.menu = vim.tbl_map(function(i) return (i[2] or i.action).title end, items)
    for n, title in ipairs(report.menu) do
      if not words or title:find(words, 1, true) then return choose(items[n], n) end
    end
    finish('no entry holds ' .. words)
  end
  vim.lsp.buf.code_action()
end

local function run()
  local v = vim.version()
  report.version = ('%d.%d.%d'):format(v.major, v.minor, v.patch)
  vim.g.gaolint_cmd = { os.getenv('GAOLINT'), 'lsp' }
  vim.g.gaolint_fix_on_save = os.getenv('SAVE') == 'fixes' or nil
  vim.opt.runtimepath:append(os.getenv('SETUP'))
  vim.cmd('runtime plugin/gaolint.lua')
  vim.cmd('filetype on')
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('DRAFT')))
  report.filetype, report.fileformat = vim.bo.filetype, vim.bo.fileformat

  wait('the finding', function() return has('政策戒毒', 'typo') end)
  note('opened')
  if os.getenv('CHOOSE') ~= '' then -- what is ignored is silent once the configuration is saved
    fix(has('政策戒毒', 'typo'), os.getenv('CHOOSE'))
    wait('the configuration', function()
      for _, b in ipairs(vim.api.nvim_list_bufs()) do
        if vim.api.nvim_buf_get_name(b):find('gaolint.yaml', 1, true) and vim.bo[b].modified then return true end
      end
    end)
    vim.cmd('wall')
    wait('silence', none)
    return finish(nil)
  end
  -- The plugin waits a second for the fixes, which on a slow machine may not do.
  for _ = 1, vim.g.gaolint_fix_on_save and 100 or 1 do
    vim.cmd('write')
    if not has('政策戒毒', 'typo') then break end
  end
  report.saved = has('政策戒毒', 'typo') and 'unchanged' or 'fixed'
  if vim.g.gaolint_fix_on_save then return finish(nil) end
  vim.cmd('checkhealth gaolint')
  report.health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  vim.cmd('close')
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('DRAFT')))
  wait('the finding again', function() return has('政策戒毒', 'typo') end)
  fix(has('政策戒毒', 'typo'))
  wait('the fix', none)
  note('fixed')

  -- A mistake typed behind the characters that count differently, undone and redone,
  -- then taken out; each time the findings follow.
  press('A另设今年已来信息点。<Esc>')
  wait('the typed mistake', function() return has('今年已来', 'typo') end)
  note('typed')
  press('u')
  wait('its undoing', none)
  press('<C-r>')
  wait('its return', function() return has('今年已来', 'typo') end)
  press('$F今ct信<Esc>')
  wait('its removal', none)
  note('removed')

  vim.cmd('write')
  finish(nil)
end

local ok, problem = xpcall(run, debug.traceback)
if not ok then finish(problem) end
