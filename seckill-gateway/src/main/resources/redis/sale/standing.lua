-- How a gate stands, and whether it was built on this server since this server was started.
-- KEYS: gate
local g = redis.call('HMGET', KEYS[1], 'epoch', 'left', 'pending', 'ended', 'paused', 'server')
if not g[1] then
  return {}
end
g[6] = g[6] == string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') and '1' or '0'
return g
