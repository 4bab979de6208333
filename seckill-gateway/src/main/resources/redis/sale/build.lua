-- Builds a gate, or brings it up to date, from what the ledger says. Tickets under way keep their units.
-- KEYS: gate, journal; and where units are permits: free permits, leases of permits
-- ARGV: epoch, available, ended when the ledger was read, limit, opens, closes, paused, 1 if this server has seen the sale's first ticket
redis.replicate_commands()
local gate, journal, permits, leases = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local g = redis.call('HMGET', gate, 'epoch', 'ended', 'pending')
local epoch = tonumber(ARGV[1])
if g[1] and tonumber(g[1]) > epoch then
  return 'LATE'
end
if (g[2] or '0') ~= ARGV[3] then
  return 'MOVED'
end
local pending = 0
if g[1] == ARGV[1] then
  pending = tonumber(g[3])
else
  -- what it had counted is what is being mended: the journal says it
  for _, entry in ipairs(redis.call('XRANGE', journal, '-', '+')) do
    local f = entry[2]
    for i = 1, #f, 2 do
      pending = pending + (f[i] == 'n' and tonumber(f[i + 1]) or 0)
    end
  end
end
local left = math.max(0, tonumber(ARGV[2]) - pending)
redis.call('HSET', gate, 'epoch', ARGV[1], 'left', left, 'pending', pending, 'ended', ARGV[3],
  'limit', ARGV[4], 'opens', ARGV[5], 'closes', ARGV[6], 'paused', ARGV[7])
if permits then
  redis.call('SET', permits, left - redis.call('ZCARD', leases))
end
-- where tickets may have been forgotten the server has no name
redis.call('HSETNX', gate, 'server', ARGV[8] == '1' and string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or '')
return 'BUILT'
