// SPDX-License-Identifier: Apache-2.0
//
// libqpdf's headers. Clang in C++20 mode refuses its JSON.hh (a vector of a class inside that
// class); nothing of it is needed but the name.
#pragma once

#ifdef __clang__
#define JSON_HH
class JSON;
#endif

#include <qpdf/QPDF.hh>              // IWYU pragma: export
#include <qpdf/QPDFObjectHandle.hh>  // IWYU pragma: export
