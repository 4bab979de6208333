-- Ends tickets; the mark on a ticket and the counters that get back what it took change together, so it is given back once.
-- KEYS: tickets
-- ARGV: milliseconds for which they are remembered, ORDERED or RETURNED for each
redis.replicate_commands()
for i, ticket in ipairs(KEYS) do
  local state = redis.call('HGET', ticket, 'state')
  local ends = ARGV[i + 1]
  if state and state ~= 'RETURNED' then
    if ends == 'RETURNED' then
      local fields = redis.call('HGETALL', ticket)
      for f = 1, #fields, 2 do
        -- a counter that has gone meanwhile is not opened again
        if string.sub(fields[f], 1, 18) == '{admission}:units:' and redis.call('EXISTS', fields[f]) == 1 then
          redis.call('INCRBY', fields[f], fields[f + 1])
        end
      end
    end
    redis.call('HSET', ticket, 'state', ends)
    redis.call('PEXPIRE', ticket, ARGV[1])
  end
end
return 0
