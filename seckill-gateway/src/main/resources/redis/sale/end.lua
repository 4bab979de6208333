-- Ends tickets, each once: the entry goes, and the units of one that became no order go back to the gate.
-- KEYS: gate, buyers, journal; and where units are permits: the free ones
-- ARGV: group, then for each ticket: entry, ticket, buyer, quantity, why it became no order or ''
redis.replicate_commands()
local gate, buyers, journal, permits = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local given, ended, pending = 0, 0, 0
for i = 2, #ARGV, 5 do
  local entry, ticket, buyer, quantity, reason = ARGV[i], ARGV[i + 1], ARGV[i + 2], tonumber(ARGV[i + 3]), ARGV[i + 4]
  redis.call('XACK', journal, ARGV[1], entry)
  if redis.call('XDEL', journal, entry) == 1 then
    ended, pending = ended + 1, pending + quantity
    if reason ~= '' then
      given = given + quantity
      local has = redis.call('HGET', buyers, buyer)
      if has then
        local from, to = string.find(has, ';' .. ticket .. ':' .. quantity, 1, true)
        if from then
          has = string.sub(has, 1, from - 1) .. ';' .. ticket .. ':0=' .. reason .. string.sub(has, to + 1)
          redis.call('HSET', buyers, buyer, has)
        end
      end
    end
  end
end
if ended == 0 or redis.call('EXISTS', gate) == 0 then
  return 0
end
local left = tonumber(redis.call('HGET', gate, 'left'))
redis.call('HINCRBY', gate, 'ended', ended)
redis.call('HINCRBY', gate, 'pending', -pending)
redis.call('HINCRBY', gate, 'left', given)
if permits then
  redis.call('INCRBY', permits, given)
end
return (left == 0 and given > 0) and 1 or 0
