package otelts

import "testing"

func TestPools(t *testing.T) {
	e, out := installRuntimeMetrics(t, nil)
	watch := func(owner interface{}, name string, most int64) {
		watchPool(owner, "database/sql", func() (string, int64, int64, int64, int64, int64) { return name, 3, 2, most, 4, 1 })
	}
	watch("first", "db:5432/shop", 10)
	watch("second", "db:5432/shop", 10)
	watch("third", "", 0)
	watchPool("broken", "database/sql", func() (string, int64, int64, int64, int64, int64) { panic("closed") })
	m := reportAll(t, e, out)
	const shop, other = "db.client.connection.pool.name=db:5432/shop", "db.client.connection.pool.name=database/sql"
	for name, want := range map[string]map[string]any{
		"db.client.connection.count": {
			shop + " db.client.connection.state=used": int64(6), shop + " db.client.connection.state=idle": int64(4),
			other + " db.client.connection.state=used": int64(3), other + " db.client.connection.state=idle": int64(2),
		},
		"db.client.connection.limit":            {shop: int64(20)},
		"db.client.connection.idle.max":         {shop: int64(8), other: int64(4)},
		"db.client.connection.pending_requests": {shop: int64(2), other: int64(1)},
	} {
		got := values(m[name])
		if len(got) != len(want) {
			t.Errorf("%s: %v", name, got)
		}
		for key, v := range want {
			if got[key] != v {
				t.Errorf("%s %s: %v, want %v", name, key, got[key], v)
			}
		}
	}
	for _, owner := range []string{"first", "third", "broken"} {
		watchPool(owner, "database/sql", nil)
	}
	m = reportAll(t, e, out)
	if got := values(m["db.client.connection.count"]); len(got) != 2 || got[shop+" db.client.connection.state=used"] != int64(3) {
		t.Error(got) // what is closed is not reported any more
	}
	watchPool("second", "database/sql", nil)
}

func TestPoolsOfWhatIsSwitchedOff(t *testing.T) {
	e, out := installMetrics(t, func(c *config) { c.notEnabled["database/sql"] = true })
	watchPool("pool", "database/sql", func() (string, int64, int64, int64, int64, int64) { return "db", 1, 1, 1, 1, 1 })
	defer watchPool("pool", "database/sql", nil)
	if m := reportAll(t, e, out); len(m) != 2 {
		t.Error(m)
	}
}
