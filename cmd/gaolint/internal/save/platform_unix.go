//go:build unix

package save

import (
	"io/fs"
	"syscall"
)

// openFlags keep an open from waiting for the writer of a named pipe and from
// following a link that has taken the file's place.
const openFlags = syscall.O_NONBLOCK | syscall.O_NOFOLLOW

// owner is what a file's description says beyond fs.FileInfo.
type owner struct {
	uid, gid int
	links    uint64 // names of the file
}

// ownership is the owner of a file, and all zero where it is not known.
func ownership(info fs.FileInfo) owner {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return owner{}
	}
	return owner{uid: int(st.Uid), gid: int(st.Gid), links: uint64(st.Nlink)}
}
