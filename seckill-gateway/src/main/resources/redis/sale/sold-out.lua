-- All buyers when nothing is left, at one moment.
-- KEYS: gate, buyers
if redis.call('HGET', KEYS[1], 'left') ~= '0' then
  return {'LEFT'}
end
local said = redis.call('HKEYS', KEYS[2])
table.insert(said, 1, 'SOLD_OUT')
return said
