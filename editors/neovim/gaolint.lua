-- gaolint in Neovim 0.7 and later. Copy this file to ~/.config/nvim/plugin/gaolint.lua,
-- or load it from init.lua by dofile(). `gaolint` must be on the PATH; to use another
-- program or more arguments, set vim.g.gaolint_cmd = { '/path/to/gaolint', 'lsp' } first.

local cmd = vim.g.gaolint_cmd or { 'gaolint', 'lsp' }
local filetypes = { 'markdown', 'text' }
local markers = { 'gaolint.yaml', '.gaolint.yaml', '.git' }

-- Neovim 0.11 and later start servers by themselves.
if vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.config('gaolint', { cmd = cmd, filetypes = filetypes, root_markers = markers })
  vim.lsp.enable('gaolint')
  return
end

-- The folder that the server is started for. gaolint looks for gaolint.yaml by itself,
-- upwards from each draft.
local function root(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  if vim.fs and vim.fs.find then
    local found = vim.fs.find(markers, { path = folder, upward = true })[1]
    folder = found and vim.fn.fnamemodify(found, ':p:h') or folder
  end
  return folder
end

-- Neovim 0.7 has no vim.lsp.start; one server serves all drafts.
local client
local function start(buffer)
  if vim.lsp.start then
    vim.lsp.start({ name = 'gaolint', cmd = cmd, root_dir = root(buffer) }, { bufnr = buffer })
    return
  end
  if not client or vim.lsp.client_is_stopped(client) then
    client = vim.lsp.start_client({ name = 'gaolint', cmd = cmd, root_dir = root(buffer) })
  end
  if client then
    vim.lsp.buf_attach_client(buffer, client)
  end
end

vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('gaolint', {}),
  pattern = filetypes,
  callback = function(event) start(event.buf) end,
})
