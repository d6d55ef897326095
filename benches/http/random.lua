-- Asks for a random line of a file, over and over, and reports in one line.
--
-- A line is a path, or a path, a tab and the entity tag that the caller has already. Requests are written
-- once, beforehand, so that measuring costs as little as it can.

local requests = {}

function init(args)
  for line in io.lines(args[1]) do
    local path, tag = line:match("^([^\t]+)\t?(.*)$")
    local headers = { ["Accept"] = "application/json" }
    if tag ~= "" then headers["If-None-Match"] = tag end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  math.randomseed(1397)
end

function request()
  return requests[math.random(#requests)]
end

-- measured <answers> <microseconds> <bytes> <99th percentile in microseconds> <failures>
function done(summary, latency, _)
  local failed = summary.errors
  local failures = failed.connect + failed.read + failed.write + failed.status + failed.timeout
  io.write(string.format("measured %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    latency:percentile(99), failures))
end
