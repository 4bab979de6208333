-- Decides about wishes for one sale, in their order: the ticket first, then the hours, the limit, what is left.
-- KEYS: gate, buyers, journal
-- ARGV: epoch, then for each wish one argument, because each costs its allocation here and there: buyer, quantity, scenario, ticket
-- Answers a letter for each. A buyer's field holds ';ticket:units' for each ticket, with units 0 when it was given back.
redis.replicate_commands()
local gate, buyers, journal = KEYS[1], KEYS[2], KEYS[3]
local said = {}
local g = redis.call('HMGET', gate, 'epoch', 'left', 'pending', 'limit', 'opens', 'closes', 'paused')
if g[1] ~= ARGV[1] then
  for i = 2, #ARGV do
    said[#said + 1] = 'E'
  end
  return table.concat(said)
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local open = g[7] == '0' and now >= tonumber(g[5]) and now < tonumber(g[6])
local left, pending, limit = tonumber(g[2]), tonumber(g[3]), tonumber(g[4])
local changed = false

for i = 2, #ARGV do
  local buyer, units_text, scenario, ticket = string.match(ARGV[i], '^(%S+) (%S+) (%S+) (%S+)$')
  local quantity = tonumber(units_text)
  local has = redis.call('HGET', buyers, buyer)
  local verdict
  local units = 0
  if has then
    local _, at = string.find(has, ';' .. ticket .. ':', 1, true)
    if at then
      local mine = tonumber(string.match(has, '^%d+', at + 1))
      verdict = mine == 0 and 'R' or (mine == quantity and 'A' or 'W')
    else
      for n in string.gmatch(has, ':(%d+)') do
        units = units + tonumber(n)
      end
    end
  end
  if not verdict then
    if not open then
      verdict = 'N'
    elseif units + quantity > limit then
      verdict = 'L'
    elseif quantity > left then
      verdict = 'S'
    else
      verdict = 'T'
      left, pending, changed = left - quantity, pending + quantity, true
      redis.call('HSET', buyers, buyer, (has or '') .. ';' .. ticket .. ':' .. quantity)
      redis.call('XADD', journal, '*', 't', ticket, 'b', buyer, 'n', quantity, 's', scenario)
    end
  end
  said[#said + 1] = verdict
end
if changed then
  redis.call('HSET', gate, 'left', left, 'pending', pending)
end
return table.concat(said)
