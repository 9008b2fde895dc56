package save

import (
	"os"
	"slices"
	"strings"
	"syscall"
)

// copyAttributes makes the extended attributes of a new file those of an old
// one. Among them is the access list: without the old one the mode's group
// bits, which were only its upper bound, would give the group more than it had,
// and one inherited from the folder would let in people who were kept out. The
// kernel's own namespaces are carried over where we may, and are left to its
// policy where we may not.
func copyAttributes(from, to string) error {
	want, err := attributeNames(from)
	if err != nil {
		return err
	}
	have, err := attributeNames(to)
	if err != nil {
		return err
	}
	for _, name := range have {
		if !slices.Contains(want, name) && !policy(name) {
			if err := syscall.Removexattr(to, name); err != nil {
				return os.NewSyscallError("removexattr "+name, err)
			}
		}
	}
	for _, name := range want {
		value, err := attribute(func(buf []byte) (int, error) { return syscall.Getxattr(from, name, buf) })
		if err == nil {
			err = syscall.Setxattr(to, name, value, 0)
		}
		if err != nil && !policy(name) {
			return os.NewSyscallError("setxattr "+name, err)
		}
	}
	return nil
}

// policy tells whether an attribute belongs to the kernel.
func policy(name string) bool {
	return strings.HasPrefix(name, "security.") || strings.HasPrefix(name, "trusted.")
}

// attributeNames lists a file's attributes; a file system without them has
// none.
func attributeNames(path string) ([]string, error) {
	list, err := attribute(func(buf []byte) (int, error) { return syscall.Listxattr(path, buf) })
	if err == syscall.ENOTSUP || err == syscall.ENOSYS {
		return nil, nil
	}
	if err != nil {
		return nil, os.NewSyscallError("listxattr", err)
	}
	return strings.FieldsFunc(string(list), func(r rune) bool { return r == 0 }), nil
}

// attribute reads a value of unknown length: it is asked for its length first,
// and again if it grew in between.
func attribute(read func(buf []byte) (int, error)) ([]byte, error) {
	for {
		n, err := read(nil)
		if n <= 0 || err != nil {
			return nil, err
		}
		buf := make([]byte, n)
		n, err = read(buf)
		if err == nil {
			return buf[:n], nil
		}
		if err != syscall.ERANGE {
			return nil, err
		}
	}
}
