package main

import (
	"os"
	"syscall"
)

// maxResident is the most memory that an ended process held, in KB.
func maxResident(s *os.ProcessState) int {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return int(u.Maxrss)
	}
	return 0
}
