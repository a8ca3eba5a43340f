// Package store imports nothing that an aspect is about: only the directives in it lead here.
package store

import "errors"

type User struct{ ID int }

type Store struct{ name string }

func New(name string) *Store { return &Store{name} }

//otel:span user.id:user.ID tier:gold store.name:s.name
func (s *Store) Save(user *User) error {
	if user.ID == 0 {
		return errors.New("no id")
	}
	return nil
}
