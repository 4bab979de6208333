-- Removes entries whose checkouts are settled.
-- KEYS: journal, troubles
-- ARGV: group, then for each its entry and its checkout
redis.replicate_commands()
for i = 2, #ARGV, 2 do
  redis.call('XACK', KEYS[1], ARGV[1], ARGV[i])
  redis.call('XDEL', KEYS[1], ARGV[i])
  redis.call('HDEL', KEYS[2], ARGV[i + 1])
end
return 0
