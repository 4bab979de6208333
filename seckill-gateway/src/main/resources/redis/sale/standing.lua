-- How a gate stands, and whether it was built on this server since this server was started.
-- KEYS: gate
local g = {}
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  g[fields[i]] = fields[i + 1]
end
if not g.epoch then
  return {}
end
local here = g.server == string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
return {g.epoch, g.left, g.pending, g.ended, g.paused, here and '1' or '0'}
