-- Claims entries whose lease is over; parks those that were tried too often.
-- KEYS: journal, troubles, parked
-- ARGV: group, reader, lease in ms, how many at most, attempts at most
redis.replicate_commands()
local journal, troubles, parked = KEYS[1], KEYS[2], KEYS[3]
local group, reader, lease = ARGV[1], ARGV[2], ARGV[3]
local claimed = {}
for _, pending in ipairs(redis.call('XPENDING', journal, group, 'IDLE', lease, '-', '+', ARGV[4])) do
  local id, attempts = pending[1], pending[4]
  local found = redis.call('XRANGE', journal, id, id)
  if #found == 0 then
    redis.call('XACK', journal, group, id)
  else
    local checkout = found[1][2][2]
    if attempts >= tonumber(ARGV[5]) then
      redis.call('HSET', parked, checkout, redis.call('HGET', troubles, checkout) or 'its readers died')
      redis.call('HDEL', troubles, checkout)
      redis.call('XACK', journal, group, id)
      redis.call('XDEL', journal, id)
    else
      redis.call('XCLAIM', journal, group, reader, lease, id)
      claimed[#claimed + 1] = {id, checkout, tostring(attempts + 1)}
    end
  end
end
-- every start of a gateway is a reader of its own: those that have gone and left nothing are forgotten
for _, one in ipairs(redis.call('XINFO', 'CONSUMERS', journal, group)) do
  -- name, its value, pending, its value, idle, its value
  if one[4] == 0 and one[6] > 3600000 then
    redis.call('XGROUP', 'DELCONSUMER', journal, group, one[2])
  end
end
return claimed
