package lsp

import (
	"errors"
	"syscall"
)

// alive tells whether there is a process of that number that has not ended.
func alive(pid int) bool {
	const limited, stillActive = 0x1000, 259 // PROCESS_QUERY_LIMITED_INFORMATION, STILL_ACTIVE
	h, err := syscall.OpenProcess(limited, false, uint32(pid))
	if err != nil {
		return errors.Is(err, syscall.ERROR_ACCESS_DENIED)
	}
	defer syscall.CloseHandle(h)
	var code uint32
	return syscall.GetExitCodeProcess(h, &code) != nil || code == stillActive
}
