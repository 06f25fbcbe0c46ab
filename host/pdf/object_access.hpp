// SPDX-License-Identifier: Apache-2.0
//
// Reading libqpdf's objects without trusting their types: what is not as it should be is null.
#pragma once

#include <optional>
#include <string>

#include "pdf/qpdf_headers.hpp"

namespace paperhop::pdf {

/// An entry of a dictionary (or of a stream's dictionary); null where there is none.
QPDFObjectHandle entry(QPDFObjectHandle object, const char* key);

/// The name without its slash, or empty.
std::string name_of(QPDFObjectHandle object);

/// A number, whole or real.
std::optional<double> number_of(QPDFObjectHandle object);

/// A stream's bytes with the lossless filters undone, cut after `limit`. What is broken in it ends it.
std::string stream_bytes(QPDFObjectHandle stream, std::size_t limit);

}  // namespace paperhop::pdf
