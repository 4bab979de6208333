-- Begins leases anew, as far as the entries are not done.
-- KEYS: journal
-- ARGV: group, reader, entries
redis.replicate_commands()
for i = 3, #ARGV do
  redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i], 'IDLE', 0, 'JUSTID')
end
return 0
