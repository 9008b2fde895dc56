;;; gaolint.el --- gaolint in Emacs, through eglot or flymake  -*- lexical-binding: t -*-

;; For Emacs 28 and later.  Put into your init file, with this file's folder:
;;
;;   (add-to-list 'load-path "/path/to/this/folder")
;;   (require 'gaolint)
;;
;; Drafts are then checked as they are opened: by the language server where there is
;; eglot (Emacs 29 and later, or the package), by flymake alone otherwise.  `gaolint' must
;; be on the PATH; to use another program or more arguments, set `gaolint-command' first.
;;
;; This line, and nothing else, makes saving change a draft:
;;
;;   (setq gaolint-fix-on-save t) ; apply the safe fixes (no figure, date or name) on save

;;; Code:

(require 'flymake)
(require 'json)
(require 'seq)

(defgroup gaolint nil "Checks of drafts of Chinese official reports." :group 'tools)

(defcustom gaolint-command '("gaolint" "lsp")
  "The program that checks drafts, with the arguments that make it a language server."
  :type '(repeat string))

(defcustom gaolint-modes '(markdown-mode gfm-mode markdown-ts-mode text-mode)
  "Major modes whose buffers are checked."
  :type '(repeat symbol))

(defcustom gaolint-client (if (locate-library "eglot") 'eglot 'flymake)
  "What checks drafts: `eglot' (the language server) or `flymake' (the command line)."
  :type '(choice (const eglot) (const flymake)))

(defcustom gaolint-fix-on-save nil
  "Whether saving a draft applies the safe fixes first, as `gaolint-fix' does."
  :type 'boolean)

;;; The language server

(defun gaolint--path (path)
  "PATH as Emacs names files: eglot of Emacs 30 leaves the bytes of Chinese names."
  (if (and (stringp path)
           (or (not (multibyte-string-p path))
               (seq-some (lambda (c) (eq (char-charset c) 'eight-bit)) path)))
      (decode-coding-string path 'utf-8)
    path))

(defvar eglot-server-programs)
(declare-function eglot-ensure "eglot")

(with-eval-after-load 'eglot
  ;; Without this no finding is shown for a file whose path is not ASCII.
  (dolist (f '(eglot-uri-to-path eglot--uri-to-path))
    (when (fboundp f) (advice-add f :filter-return #'gaolint--path)))
  (add-to-list 'eglot-server-programs
               (cons gaolint-modes
                     (lambda (&rest _)
                       (append gaolint-command
                               '(:initializationOptions (:completeWords t)))))))

;;; The command line

(defun gaolint--name ()
  "The name under which the buffer is checked."
  (or buffer-file-name "draft.md"))

(defvar-local gaolint--process nil "The check that is on its way.")

(defun gaolint--read (source output)
  "The findings for SOURCE that the buffer OUTPUT lists, one object a line."
  (let ((json-object-type 'alist) (types '(("error" . :error) ("warning" . :warning)))
        found)
    (with-current-buffer output
      (goto-char (point-min))
      (while (re-search-forward "^{.*$" nil t)
        (push (json-read-from-string (match-string 0)) found)))
    (with-current-buffer source
      (save-restriction
        (widen)
        (mapcar (lambda (x)
                  (flymake-make-diagnostic
                   source (gaolint--at x 'start) (gaolint--at x 'end)
                   (alist-get (alist-get 'severity x) types :note nil #'equal)
                   (format "%s [%s]" (alist-get 'message x) (alist-get 'rule x))))
                (nreverse found))))))

(defun gaolint--at (finding side)
  "The position of FINDING's SIDE, `start' or `end', in the current buffer."
  (let ((at (alist-get side (alist-get 'range finding))))
    (save-excursion
      (goto-char (point-min))
      (forward-line (1- (alist-get 'line at)))
      (min (+ (point) (1- (alist-get 'column at))) (line-end-position)))))

(defun gaolint-flymake (report &rest _)
  "Check the buffer by the command line and REPORT to flymake."
  (unless (executable-find (car gaolint-command))
    (error "找不到程序 %s：请放到 PATH 中，或者设 gaolint-command" (car gaolint-command)))
  (when (process-live-p gaolint--process) (kill-process gaolint--process))
  (let ((source (current-buffer)) (output (generate-new-buffer " *gaolint*")))
    (setq gaolint--process
          (make-process
           :name "gaolint" :noquery t :connection-type 'pipe :buffer output :coding 'utf-8-unix
           :command (list (car gaolint-command) "lint" "--format" "jsonl" "--stdin-filename" (gaolint--name) "-")
           :sentinel
           (lambda (process _event)
             (when (memq (process-status process) '(exit signal))
               (unwind-protect
                   (when (and (buffer-live-p source)
                              (eq process (buffer-local-value 'gaolint--process source)))
                     (if (> (process-exit-status process) 1)
                         (funcall report :panic :explanation (with-current-buffer output (buffer-string)))
                       (funcall report (gaolint--read source output))))
                 (kill-buffer output))))))
    (save-restriction
      (widen)
      (process-send-region gaolint--process (point-min) (point-max)))
    (process-send-eof gaolint--process)))

;;; Fixing

(defun gaolint-fix (&optional all)
  "Apply the safe fixes in the buffer, with ALL (a prefix) also those that need checking.
The buffer is not saved, and `undo' takes the fixes back."
  (interactive "P")
  (let ((source (current-buffer)) (name (gaolint--name))
        (output (generate-new-buffer " *gaolint*")) (errors (make-temp-file "gaolint"))
        (coding-system-for-read 'utf-8-unix) (coding-system-for-write 'utf-8-unix))
    (unwind-protect
        (let ((status (save-restriction
                        (widen)
                        (apply #'call-process-region (point-min) (point-max) (car gaolint-command) nil
                               (list output errors) nil "fix" "--stdin-filename" name
                               (if all '("--unsafe" "-") '("-"))))))
          (if (and (numberp status) (< status 2)
                   (or (> (buffer-size output) 0) (= (buffer-size source) 0)))
              (save-restriction
                (widen)
                (replace-buffer-contents output))
            (error "Gaolint 没有修改：%s"
                   (with-temp-buffer (insert-file-contents errors) (buffer-string)))))
      (kill-buffer output)
      (delete-file errors))))

(defun gaolint--before-save ()
  "Fix the buffer if the user has asked for it; it is saved whatever comes of that."
  (when gaolint-fix-on-save
    (with-demoted-errors "%S" (gaolint-fix))))

;;; Modes

;; Emacs before 31 knows no Markdown of its own.  Whoever has a mode for it goes before.
(add-to-list 'auto-mode-alist '("\\.\\(?:md\\|markdown\\)\\'" . text-mode) t)

(defun gaolint--garbled-p ()
  "Whether the file was read in an encoding that is not its own."
  (memq 'eight-bit (find-charset-region (point-min) (point-max))))

(defun gaolint-mode-hook ()
  "Check this buffer if it is in a file."
  (when (and buffer-file-name (memq major-mode gaolint-modes))
    (if (gaolint--garbled-p)
        (display-warning 'gaolint (format "%s：文字成了乱码，请不要保存。按 C-x RET r，输入 gb18030" (buffer-name)) :error)
      (add-hook 'before-save-hook #'gaolint--before-save nil t)
      (if (and (eq gaolint-client 'eglot) (require 'eglot nil t))
          (eglot-ensure)
        (add-hook 'flymake-diagnostic-functions #'gaolint-flymake nil t)
        (flymake-mode 1)))))

(dolist (mode gaolint-modes)
  (add-hook (intern (format "%s-hook" mode)) #'gaolint-mode-hook))

(provide 'gaolint)
;;; gaolint.el ends here
