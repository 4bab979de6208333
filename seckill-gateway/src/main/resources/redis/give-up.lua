-- Classic form, on the server of the journal: gives a prepared checkout up, for which no units were taken.
-- KEYS: message, prepared
-- ARGV: checkout, milliseconds for which it is remembered
redis.replicate_commands()
if redis.call('HGET', KEYS[1], 'state') == 'PREPARED' then
  redis.call('HSET', KEYS[1], 'state', 'GIVEN_UP')
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
redis.call('ZREM', KEYS[2], ARGV[1])
return 0
