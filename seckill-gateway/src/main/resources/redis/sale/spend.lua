-- Decides about one wish whose gateway holds permits for its units: the ticket first, then the hours, the limit, the permits.
-- Spent permits are the ticket's, and have no lease any more. One whose lease is over may have become another's: it buys nothing.
-- KEYS: gate, buyers, journal, leases of permits
-- ARGV: epoch, ticket, buyer, quantity, scenario, then the permits, or none to hear what else speaks against the wish
-- Answers a letter as sale/admit does.
redis.replicate_commands()
local gate, buyers, journal, leases = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local ticket, buyer, quantity = ARGV[2], ARGV[3], tonumber(ARGV[4])
local g = redis.call('HMGET', gate, 'epoch', 'left', 'pending', 'limit', 'opens', 'closes', 'paused')
if g[1] ~= ARGV[1] then
  return 'E'
end
local has = redis.call('HGET', buyers, buyer) or ''
local _, at = string.find(has, ';' .. ticket .. ':', 1, true)
if at then
  local mine = tonumber(string.match(has, '^%d+', at + 1))
  return mine == 0 and 'R' or (mine == quantity and 'A' or 'W')
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if g[7] ~= '0' or now < tonumber(g[5]) or now >= tonumber(g[6]) then
  return 'N'
end
local units = quantity
for n in string.gmatch(has, ':(%d+)') do
  units = units + tonumber(n)
end
if units > tonumber(g[4]) then
  return 'L'
end
local permits = {}
for i = 6, #ARGV do
  local permit = string.gsub(ARGV[i], '%x%x', function(byte) return string.char(tonumber(byte, 16)) end)
  if redis.call('ZSCORE', leases, permit) then
    permits[#permits + 1] = permit
  end
end
if #permits < quantity or quantity > tonumber(g[2]) then
  return 'S'
end
redis.call('ZREM', leases, unpack(permits))
redis.call('HSET', gate, 'left', g[2] - quantity, 'pending', g[3] + quantity)
redis.call('HSET', buyers, buyer, has .. ';' .. ticket .. ':' .. quantity)
redis.call('XADD', journal, '*', 't', ticket, 'b', buyer, 'n', quantity, 's', ARGV[5])
return 'T'
