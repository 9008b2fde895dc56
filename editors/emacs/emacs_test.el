;;; Driven by emacs_test.go: a person's way through a draft, with a report on stdout of
;;; what the editor shows.  -*- lexical-binding: t -*-

(dolist (dir (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*-[0-9]*"))
  (add-to-list 'load-path dir))
(defvar through (intern (getenv "CLIENT")) "The client under test.")
(setq gaolint-command (list (getenv "GAOLINT") "lsp")
      gaolint-client through
      gaolint-fix-on-save (equal (getenv "SAVE") "fixes")
      eglot-autoshutdown t eglot-sync-connect 180 eglot-connect-timeout 180
      eglot-confirm-server-initiated-edits nil eglot-confirm-server-edits nil
      coding-system-for-read 'utf-8 coding-system-for-write nil)
(prefer-coding-system 'utf-8)
(set-terminal-coding-system 'utf-8)
(load (getenv "SETUP") nil t)
(with-eval-after-load 'jsonrpc (setq jsonrpc-default-request-timeout 180))

(defvar patience 180 "Seconds after which a step has failed.")
(defvar steps nil)

(defun bytes-before (pos)
  "Bytes of the line in front of POS."
  (save-excursion
    (goto-char pos)
    (string-bytes (buffer-substring-no-properties (line-beginning-position) pos))))

(defun shown ()
  "The findings as the editor holds them."
  (mapcar (lambda (d)
            (let ((beg (flymake-diagnostic-beg d)) (end (flymake-diagnostic-end d)))
              `((line . ,(line-number-at-pos beg)) (col . ,(bytes-before beg))
                (end_col . ,(bytes-before end)) (code . "")
                (message . ,(flymake-diagnostic-text d))
                (text . ,(buffer-substring-no-properties beg end)))))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun note (name)
  (push `((name . ,name) (findings . ,(vconcat (shown)))) steps))

(defun finish (problem)
  (princ (json-encode `((version . ,emacs-version) (problem . ,(or problem ""))
                        (steps . ,(vconcat (reverse steps))))))
  (dolist (p (process-list)) (set-process-filter p #'ignore)) ; nothing is answered any more
  (kill-emacs 0))

(defun await (what condition)
  "Wait until CONDITION holds; an older eglot shows findings only when flymake asks."
  (let ((end (+ (float-time) patience)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (note (concat "waiting for " what))
        (finish (concat "waited in vain for " what)))
      (accept-process-output nil 0.05)
      (sit-for 0.02)
      (unless (funcall condition)
        (when (if (eq through 'flymake) (not (process-live-p gaolint--process))
                (bound-and-true-p eglot--diagnostics))
          (flymake-start))))))

(defun has (text)
  (seq-find (lambda (f) (equal (alist-get 'text f) text)) (shown)))

(defun none () (null (shown)))

(defun changed () "Tell the server at once, which a live Emacs does when idle."
  (when (eq through 'eglot)
    (eglot--signal-textDocument/didChange)
    (setq eglot--diagnostics nil)))

(defun fix (text)
  "Take the first entry of the menu over TEXT, or the safe fixes where there is no menu."
  (if (eq through 'flymake) (gaolint-fix) (choose text)))

(defun choose (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0))
  (cl-letf ((last-nonmenu-event t)
            ((symbol-function 'completing-read)
             (lambda (_prompt collection &rest _)
               (let ((x (if (functionp collection) (all-completions "" collection) collection)))
                 (if (consp (car x)) (caar x) (car x)))))
            ((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (eglot-code-actions (point) (+ (point) 1) "quickfix" t)))

(condition-case problem
    (progn
      (find-file (getenv "DRAFT"))
      (run-hooks 'post-command-hook) ; when eglot connects
      (await "the finding" (lambda () (has "政策戒毒")))
      (note "opened")
      (set-buffer-modified-p t)
      (save-buffer)
      (unless (eq gaolint-fix-on-save (null (has "政策戒毒")))
        (error "Saving changes what the user has not asked for, or does not"))
      (when gaolint-fix-on-save (finish nil))
      (fix "政策戒毒")
      (changed)
      (await "the fix" #'none)
      (note "fixed")
      (goto-char (point-min))
      (search-forward "完善值班制度。")
      (insert "另设今年已来信息点。")
      (changed)
      (await "the typed mistake" (lambda () (has "今年已来")))
      (note "typed")
      (search-backward "今年已来")
      (delete-region (point) (+ (point) 4))
      (changed)
      (await "its removal" #'none)
      (note "removed")
      (save-buffer)
      (finish nil))
  (error (finish (error-message-string problem))))
