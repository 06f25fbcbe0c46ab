// SPDX-License-Identifier: Apache-2.0
//
// The fork server: libraries are loaded once, each PDF still gets a clean process. It parses
// nothing but the asker's packets (text/pdf_request.hpp), which come from our own client.
#pragma once

namespace paperhop::pdf {

/// Serves the SOCK_SEQPACKET socket until its other end is closed. Returns an exit status.
int serve(int socket);

}  // namespace paperhop::pdf
