-- Has the gate say no to everybody for a while, or no longer; a gate of another epoch is left alone.
-- KEYS: gate
-- ARGV: epoch, 1 or 0
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return 'OTHER_EPOCH'
end
redis.call('HSET', KEYS[1], 'paused', ARGV[2])
return 'DONE'
