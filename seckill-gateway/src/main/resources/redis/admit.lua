-- Admits a checkout: its ticket first, then the units, then the journal.
-- KEYS: ticket, journal, parked, a counter for each line
-- ARGV: checkout, 'test' to refuse when there are too few units, the quantity of each line
-- Why the ticket first: the buyer of the last unit who asks again finds that none is left, and has it.
redis.replicate_commands()
local ticket, journal, parked, checkout = KEYS[1], KEYS[2], KEYS[3], ARGV[1]

local entry = redis.call('HGET', ticket, 'entry')
if entry then
  if #redis.call('XRANGE', journal, entry, entry) == 0 and redis.call('HEXISTS', parked, checkout) == 0 and ARGV[2] == '' then
    redis.call('HSET', ticket, 'entry', redis.call('XADD', journal, '*', 'checkout', checkout))
  end
  return 'ALREADY'
end

for line = 4, #KEYS do
  local left = redis.call('GET', KEYS[line])
  if left and tonumber(left) < tonumber(ARGV[line - 1]) and ARGV[2] == 'test' then
    return 'SOLD_OUT'
  end
end
for line = 4, #KEYS do
  local left = redis.call('GET', KEYS[line])
  if left and tonumber(left) >= tonumber(ARGV[line - 1]) then
    redis.call('DECRBY', KEYS[line], ARGV[line - 1])
    redis.call('HSET', ticket, KEYS[line], ARGV[line - 1])
  end
end
redis.call('HSET', ticket, 'state', 'ADMITTED', 'entry', redis.call('XADD', journal, '*', 'checkout', checkout))
return 'TICKET'
