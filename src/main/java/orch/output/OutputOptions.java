package orch.output;

import java.util.List;
import java.util.Optional;

/**
 * The options that select data and its format.
 *
 * @param format the requested format; by default one item is JSON and a list is a table
 * @param fields the dotted paths of the requested fields; empty for all
 * @param jq the jq expression that transforms the JSON
 * @param headed whether tables and CSV begin with a header line
 */
public record OutputOptions(
    Optional<Format> format, List<String> fields, Optional<String> jq, boolean headed) {}
