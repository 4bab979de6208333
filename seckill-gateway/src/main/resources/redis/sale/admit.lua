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

-- what buyers have is read at once and written at once: each command of a script costs as much as deciding about a wish
local buyer_of, quantity_of, scenario_of, ticket_of = {}, {}, {}, {}
for i = 2, #ARGV do
  local buyer, quantity, scenario, ticket = string.match(ARGV[i], '^(%S+) (%S+) (%S+) (%S+)$')
  buyer_of[i - 1], quantity_of[i - 1], scenario_of[i - 1], ticket_of[i - 1] = buyer, tonumber(quantity), scenario, ticket
end
local has_of = {}
for i, has in ipairs(redis.call('HMGET', buyers, unpack(buyer_of))) do
  has_of[buyer_of[i]] = has or ''
end
local changed = {}

for i = 1, #buyer_of do
  local buyer, quantity, ticket = buyer_of[i], quantity_of[i], ticket_of[i]
  local has = has_of[buyer]
  local verdict
  local units = 0
  if has ~= '' then
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
      left, pending = left - quantity, pending + quantity
      has_of[buyer] = has .. ';' .. ticket .. ':' .. quantity
      changed[#changed + 1] = buyer
      redis.call('XADD', journal, '*', 't', ticket, 'b', buyer, 'n', quantity, 's', scenario_of[i])
    end
  end
  said[i] = verdict
end
if #changed > 0 then
  local fields = {}
  for _, buyer in ipairs(changed) do
    fields[#fields + 1] = buyer
    fields[#fields + 1] = has_of[buyer]
  end
  redis.call('HSET', buyers, unpack(fields))
  redis.call('HSET', gate, 'left', left, 'pending', pending)
end
return table.concat(said)
