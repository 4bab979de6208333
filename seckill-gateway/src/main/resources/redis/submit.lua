-- Classic form, on the server of the journal: journals a checkout whose units were taken.
-- KEYS: message, prepared, journal, parked
-- ARGV: checkout, milliseconds for which it is remembered
redis.replicate_commands()
local entry = redis.call('HGET', KEYS[1], 'entry')
if entry and (#redis.call('XRANGE', KEYS[3], entry, entry) > 0 or redis.call('HEXISTS', KEYS[4], ARGV[1]) == 1) then
  return 'ALREADY'
end
redis.call('HSET', KEYS[1], 'state', 'SUBMITTED', 'entry', redis.call('XADD', KEYS[3], '*', 'checkout', ARGV[1]))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('ZREM', KEYS[2], ARGV[1])
return 'TICKET'
