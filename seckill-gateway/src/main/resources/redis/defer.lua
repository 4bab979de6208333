-- Gives an entry back with a lease that has run for so long already.
-- KEYS: journal, troubles
-- ARGV: group, reader, milliseconds of the lease that are over, entry, checkout, trouble
redis.replicate_commands()
redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[4], 'IDLE', ARGV[3], 'JUSTID')
redis.call('HSET', KEYS[2], ARGV[5], ARGV[6])
return 0
