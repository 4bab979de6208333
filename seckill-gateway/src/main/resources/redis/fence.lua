-- Classic form, on the server of the counters: takes the units and leaves the fence by which a check-back knows, as one.
-- KEYS: ticket, which is the fence, a counter for each line
-- ARGV: 'test' to refuse when there are too few units, the quantity of each line
redis.replicate_commands()
local state = redis.call('HGET', KEYS[1], 'state')
if state then
  return state == 'GIVEN_UP' and 'GIVEN_UP' or 'ALREADY'
end
for line = 2, #KEYS do
  local left = redis.call('GET', KEYS[line])
  if left and tonumber(left) < tonumber(ARGV[line]) and ARGV[1] == 'test' then
    return 'SOLD_OUT'
  end
end
for line = 2, #KEYS do
  local left = redis.call('GET', KEYS[line])
  if left and tonumber(left) >= tonumber(ARGV[line]) then
    redis.call('DECRBY', KEYS[line], ARGV[line])
    redis.call('HSET', KEYS[1], KEYS[line], ARGV[line])
  end
end
redis.call('HSET', KEYS[1], 'state', 'ADMITTED')
return 'TICKET'
