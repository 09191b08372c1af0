package com.entativa.messaging.server.limit;

import com.entativa.messaging.server.config.Rate;

/// Where limits are counted: in this process, or together with the other nodes.
public interface Counting {
    /// `name` is the limit's own: two limits of one name would share their counts.
    <K> Allowance<K> allowance(String name, Rate rate);
}
