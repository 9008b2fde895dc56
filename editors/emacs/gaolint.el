;;; gaolint.el --- gaolint in Emacs, through eglot  -*- lexical-binding: t -*-

;; For Emacs 28 with the package eglot, and for Emacs 29 and later as they come.
;; Put into your init file, with this file's folder:
;;
;;   (add-to-list 'load-path "/path/to/this/folder")
;;   (require 'gaolint)
;;
;; Drafts are then checked as they are opened.  `gaolint' must be on the PATH; to use
;; another program or more arguments, set `gaolint-command' first.

;;; Code:

(require 'eglot)

(defgroup gaolint nil "Checks of drafts of Chinese official reports." :group 'tools)

(defcustom gaolint-command '("gaolint" "lsp")
  "The program that checks drafts, with its arguments."
  :type '(repeat string))

(defcustom gaolint-modes '(markdown-mode gfm-mode text-mode)
  "Major modes whose buffers are checked."
  :type '(repeat symbol))

(defun gaolint--path (path)
  "PATH as Emacs names files: eglot of Emacs 30 leaves Chinese names undecoded."
  (if (and (stringp path) (not (multibyte-string-p path)))
      (decode-coding-string path 'utf-8)
    path))

;; Without this no finding is shown for a file whose path is not ASCII.
(when (fboundp 'eglot-uri-to-path)
  (advice-add 'eglot-uri-to-path :filter-return #'gaolint--path))
(when (fboundp 'eglot--uri-to-path)
  (advice-add 'eglot--uri-to-path :filter-return #'gaolint--path))

(add-to-list 'eglot-server-programs
             (cons gaolint-modes
                   (lambda (&rest _)
                     (append gaolint-command
                             '(:initializationOptions (:completeWords t))))))

(defun gaolint-mode-hook ()
  "Check this buffer if it is in a file."
  (when (and buffer-file-name (memq major-mode gaolint-modes))
    (eglot-ensure)))

(dolist (mode gaolint-modes)
  (add-hook (intern (format "%s-hook" mode)) #'gaolint-mode-hook))

(provide 'gaolint)
;;; gaolint.el ends here
