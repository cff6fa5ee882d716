-- Signs a petition as somebody else each time, from a network of its own.
-- Arguments: what to send, with WHO where a person's own part goes; the origin; a word that no other run used.
local body, origin, run
local count = 0

function init(arguments)
  body, origin, run = arguments[1], arguments[2], arguments[3]
  math.randomseed(os.time())
end

function request()
  count = count + 1
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Origin"] = origin,
    ["Sec-Fetch-Site"] = "same-origin",
    ["X-Forwarded-For"] = string.format("198.%d.%d.%d", math.random(18, 19), math.random(0, 255), math.random(1, 254)),
  }
  return wrk.format("POST", nil, headers, (body:gsub("WHO", run .. count)))
end
