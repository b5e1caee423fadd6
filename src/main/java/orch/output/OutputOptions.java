package orch.output;

import java.util.List;
import java.util.Optional;

/**
 * What the person wants to see of the data, and how.
 *
 * @param format the format asked for; else one thing is JSON, and several are a table
 * @param fields the dotted paths of the fields asked for; none for all
 * @param jq the jq expression that makes of the JSON what is printed
 * @param headed whether tables and CSV begin with a line of headers
 */
public record OutputOptions(
    Optional<Format> format, List<String> fields, Optional<String> jq, boolean headed) {}
