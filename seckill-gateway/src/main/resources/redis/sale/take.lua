-- Takes up tickets: those that nobody has taken up yet, then those whose taker has been silent for a lease.
-- KEYS: journal
-- ARGV: group, reader, lease in ms, how many at most
redis.replicate_commands()
local journal, group, reader, most = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[4])
if redis.call('EXISTS', journal) == 0 then
  return {}
end
redis.pcall('XGROUP', 'CREATE', journal, group, '0')
local rows = {}
local function add(entries)
  for _, entry in ipairs(entries) do
    if entry then
      local f = {}
      for i = 1, #entry[2], 2 do
        f[entry[2][i]] = entry[2][i + 1]
      end
      rows[#rows + 1] = {entry[1], f.t, f.b, f.n, f.s}
    end
  end
end
local fresh = redis.call('XREADGROUP', 'GROUP', group, reader, 'COUNT', most, 'STREAMS', journal, '>')
if fresh then
  add(fresh[1][2])
end
if #rows < most then
  add(redis.call('XAUTOCLAIM', journal, group, reader, ARGV[3], '0-0', 'COUNT', most - #rows)[2])
end
return rows
