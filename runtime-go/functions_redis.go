package otelts

import (
	"strconv"
	"strings"
)

// Pure functions for clients of Redis and what speaks its protocol. A command
// is its name and arguments as clients keep them: texts, bytes and numbers.

// redisCommand says what of a command may be recorded: the command's name, how
// many arguments are keys or options from the start, and what the others are.
type redisCommand struct {
	name  string
	shown int
	rest  byte
}

// What the arguments behind the shown ones are.
const (
	redisHidden = '?' // data
	redisShown  = 'a' // keys, ranges and options
	redisPairs  = 'p' // a name, data, a name, data …
	redisScript = 's' // a count of keys, so many keys, data
)

// redisCommands by name in small letters, as nearly all clients write them.
// What is not here may hold anything: AUTH, HELLO, ACL, MIGRATE, ECHO …
var redisCommands = func() map[string]redisCommand {
	known := map[string]redisCommand{}
	add := func(shown int, rest byte, names string) {
		for _, name := range strings.Fields(names) {
			known[name] = redisCommand{strings.ToUpper(name), shown, rest}
		}
	}
	add(0, redisShown, `bgrewriteaof bgsave bitcount bitop bitpos blmove blmpop blpop brpop brpoplpush bzmpop bzpopmax bzpopmin
		cluster command copy dbsize decr decrby del discard dump exec exists expire expireat expiretime flushall flushdb
		get getbit getdel getex getrange hdel hexists hexpire hget hgetall hgetdel hincrby hincrbyfloat hkeys hlen hmget
		hpersist hpexpire hpttl hrandfield hscan hstrlen httl hvals incr incrby incrbyfloat info json.arrlen json.del
		json.get json.mget json.numincrby json.objkeys json.objlen json.type keys lastsave latency lindex llen lmove lmpop
		lpop lrange ltrim memory mget module monitor multi object persist pexpire pexpireat pexpiretime pfcount pfmerge
		psubscribe pttl pubsub punsubscribe randomkey readonly readwrite rename renamenx role rpop rpoplpush save scan scard
		sdiff sdiffstore select sinter sintercard sinterstore slowlog smembers sort sort_ro spop srandmember sscan
		ssubscribe strlen subscribe substr sunion sunionstore sunsubscribe swapdb time touch ttl type unlink unsubscribe
		unwatch wait waitaof watch xack xautoclaim xclaim xdel xgroup xinfo xlen xpending xrange xread xreadgroup xrevrange
		xtrim zcard zcount zdiff zdiffstore zinter zintercard zinterstore zmpop zpopmax zpopmin zrandmember zrange
		zrangebyscore zrangestore zremrangebyrank zremrangebyscore zrevrange zrevrangebyscore zscan zunion zunionstore`)
	add(1, redisHidden, `append bf.add bf.exists bitfield bitfield_ro client config function geoadd geodist geohash geopos
		georadius georadiusbymember geosearch getset hsetnx json.arrappend linsert lpos lpush lpushx lrem lset pfadd psetex
		publish restore rpush rpushx sadd script set setbit setex setnx setrange sismember smismember spublish srem xadd
		zadd zincrby zlexcount zmscore zrangebylex zrank zrem zremrangebylex zrevrangebylex zrevrank zscore`)
	add(2, redisHidden, "geosearchstore json.set smove")
	add(0, redisPairs, "mset msetnx")
	add(1, redisPairs, "hmset hset")
	add(1, redisScript, "evalsha evalsha_ro fcall fcall_ro")
	add(0, redisScript, "eval eval_ro")
	return known
}()

// redisContainers are commands whose first argument says what they do.
var redisContainers = map[string]bool{
	"ACL": true, "CLIENT": true, "CLUSTER": true, "COMMAND": true, "CONFIG": true, "FUNCTION": true, "LATENCY": true, "MEMORY": true,
	"MODULE": true, "OBJECT": true, "PUBSUB": true, "SCRIPT": true, "SLOWLOG": true, "XGROUP": true, "XINFO": true,
}

func redisCommandOf(args []interface{}) redisCommand {
	if len(args) == 0 {
		return redisCommand{}
	}
	name, _ := redisArgument(args[0])
	c, ok := redisCommands[name]
	if !ok {
		c, ok = redisCommandInSmall(name)
	}
	switch {
	case ok:
	case len(name) > 32 || !isRedisWord(name):
		c = redisCommand{"_OTHER", 0, redisHidden}
	default:
		c = redisCommand{strings.ToUpper(name), 0, redisHidden}
	}
	return c
}

// redisCommandInSmall makes no text of the name: some clients write all of them
// in capitals.
func redisCommandInSmall(name string) (redisCommand, bool) {
	var small [32]byte
	if len(name) > len(small) {
		return redisCommand{}, false
	}
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		small[i] = c
	}
	c, ok := redisCommands[string(small[:len(name)])]
	return c, ok
}

// redisOperation is the command's name, with the subcommand where it has one.
func redisOperation(args []interface{}) string {
	c := redisCommandOf(args)
	if len(args) > 1 && redisContainers[c.name] {
		if sub, ok := redisArgument(args[1]); ok && len(sub) <= 32 && isRedisWord(sub) {
			return c.name + " " + strings.ToUpper(sub)
		}
	}
	return c.name
}

const (
	redisMostArguments = 64
	redisLongest       = 256 // of an argument
)

// redisText is the command as redis-cli takes it, with ? for data.
func redisText(args []interface{}) string {
	c := redisCommandOf(args)
	if c.name == "" {
		return ""
	}
	b := append(make([]byte, 0, 64), c.name...)
	keys := 0
	for i, arg := range args[1:] {
		if i == redisMostArguments {
			return string(append(b, " ..."...))
		}
		if c.rest == redisScript && i == 1 {
			count, _ := redisArgument(arg)
			keys, _ = strconv.Atoi(count)
		}
		shown := c.shows(i, keys)
		b = append(b, ' ')
		text, ok := "", false
		if shown {
			text, ok = redisArgument(arg)
		}
		switch {
		case !ok, i < c.shown && redisContainers[c.name] && !isRedisWord(text):
			b = append(b, '?')
		case len(text) > redisLongest:
			b = append(append(b, redisQuoted(strings.ToValidUTF8(text[:redisLongest], ""))...), "..."...)
		default:
			b = append(b, redisQuoted(text)...)
		}
	}
	return string(b)
}

// shows: whether argument i may be recorded; keys counts those of a script.
func (c redisCommand) shows(i, keys int) bool {
	switch {
	case i < c.shown:
		return true
	case c.rest == redisPairs:
		return (i-c.shown)%2 == 0
	case c.rest == redisScript: // at 0 stands what is run, at 1 how many keys there are
		return i >= 1 && i <= 1+keys
	}
	return c.rest == redisShown
}

// redisArgument knows the kinds that need no method of the program's.
func redisArgument(arg interface{}) (string, bool) {
	switch v := arg.(type) {
	case string:
		return v, true
	case *string: // of clients whose words are texts; it goes into an interface as it is
		if v != nil {
			return *v, true
		}
	case []byte:
		return string(v), true
	case int:
		return strconv.Itoa(v), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case uint64:
		return strconv.FormatUint(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), true
	}
	return "", false
}

func redisQuoted(v string) string {
	if v == "" {
		return `""`
	}
	for i := range len(v) {
		if c := v[i]; c <= ' ' || c == '"' || c == '\'' || c >= 0x7f {
			return strconv.Quote(v)
		}
	}
	return v
}

func isRedisWord(v string) bool {
	for i := range len(v) {
		if c := v[i]; !isLetter(c) && !isDigit(c) && c != '.' && c != '_' && c != '-' {
			return false
		}
	}
	return v != ""
}
