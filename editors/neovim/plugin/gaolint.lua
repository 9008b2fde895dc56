-- gaolint in Neovim 0.7 and later: put this folder's parent on the 'runtimepath', or copy
-- its folders into ~/.config/nvim. :checkhealth gaolint tells whether all is well.
--
--   vim.g.gaolint_cmd = { '/path/to/gaolint', 'lsp' }  -- another program, or more arguments
--   vim.g.gaolint_fix_on_save = true  -- before a draft is written, apply the safe fixes
--                                     -- (no figure, date or name changes); off unless set
--
-- Set them before this file is loaded (in init.lua they are).

if vim.g.loaded_gaolint then return end
vim.g.loaded_gaolint = true

local group = vim.api.nvim_create_augroup('gaolint', {})
local settings = dofile(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h') .. '/lsp/gaolint.lua')

-- The folder that the server is started for. gaolint looks for gaolint.yaml by itself,
-- upwards from each draft.
local function root(buffer)
  local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':p:h')
  if vim.fs and vim.fs.find then
    local found = vim.fs.find(settings.root_markers, { path = folder, upward = true })[1]
    folder = found and vim.fn.fnamemodify(found, ':p:h') or folder
  end
  return folder
end

-- Neovim 0.7 has no vim.lsp.start; one server serves all drafts.
local client
local function start(buffer)
  local config = { name = 'gaolint', cmd = settings.cmd, root_dir = root(buffer), capabilities = settings.capabilities }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  if not client or vim.lsp.client_is_stopped(client) then
    client = vim.lsp.start_client(config)
  end
  if client then vim.lsp.buf_attach_client(buffer, client) end
end

if vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.enable('gaolint')
else
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = settings.filetypes,
    callback = function(event) start(event.buf) end,
  })
end

-- fix applies the safe fixes of a buffer and waits for them, a second at most.
local function fix(buffer)
  local all = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, c in ipairs(all({ bufnr = buffer })) do
    if c.name == 'gaolint' and vim.lsp.buf_is_attached(buffer, c.id) then
      local ask = function(method, params)
        if vim.fn.has('nvim-0.11') == 1 then return c:request_sync(method, params, 1000, buffer) end
        return c.request_sync(method, params, 1000, buffer)
      end
      local answer = ask('textDocument/codeAction', {
        textDocument = { uri = vim.uri_from_bufnr(buffer) },
        range = { start = { line = 0, character = 0 }, ['end'] = { line = 0, character = 0 } },
        context = { only = { 'source.fixAll.gaolint' }, diagnostics = {} },
      })
      local action = answer and answer.result and answer.result[1]
      if action and not action.edit then
        answer = ask('codeAction/resolve', action)
        action = answer and answer.result
      end
      if action and action.edit then
        vim.lsp.util.apply_workspace_edit(action.edit, c.offset_encoding)
      end
    end
  end
end

vim.api.nvim_create_autocmd('BufWritePre', {
  group = group,
  callback = function(event)
    if vim.g.gaolint_fix_on_save then fix(event.buf) end
  end,
})
