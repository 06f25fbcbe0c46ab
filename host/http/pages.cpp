// SPDX-License-Identifier: Apache-2.0
#include "http/pages.hpp"

#include "http/html.hpp"
#include "http/page_files.hpp"
#include "http/words.hpp"
#include "text/url.hpp"

namespace paperhop::http {
namespace {

Response html_response(Html page, int status = 200) {
  Response response;
  response.status = status;
  response.body = std::move(page.text);
  return response;
}

Html target_options(const Config& config) {
  const Target& preferred = default_target(config);
  Html out;
  for (const Target& target : config.targets) {
    out.text += "<option value=\"" + escaped(target.name).text + "\"" + (&target == &preferred ? " selected>" : ">") +
                escaped(target.title).text + "</option>";
  }
  return out;
}

/// A link to elsewhere, in a tab of its own.
std::string link(std::string_view address, std::string_view text) {
  return "<a href=\"" + escaped(address).text + "\" target=\"_blank\" rel=\"noreferrer noopener\">" +
         escaped(text).text + "</a>";
}

Html address_items(const Answer& answer) {
  Html out;
  for (const std::string& address : answer.open) out.text += "<li>" + link(address, address) + "</li>\n";
  return out;
}

Html paper_items(const Answer& answer) {
  Html out;
  for (const AnswerPaper& paper : answer.papers) {
    out.text += "<li>" + link(paper.page, paper.paper.to_string()) + "</li>\n";
  }
  return out;
}

Html notice_paragraph(const Answer& answer, Language language) {
  if (!answer.notice) return {};
  return {"<p class=\"note\">" + escaped(notice_text(*answer.notice, language)).text + "</p>"};
}

std::string address_of(std::string_view host) {
  return "http://" + std::string(host);
}

/// The script of the bookmarklet. The selection is cut where the address would get too long.
std::string bookmarklet(std::string_view host) {
  return "javascript:location.href='" + address_of(host) +
         "/go?page='+encodeURIComponent(location.href).slice(0,2000)+'&q='"
         "+encodeURIComponent(getSelection()).slice(0,5500).replace(/%.?$/,'')";
}

}  // namespace

Response start_page(const Config& config, Language language, std::string_view token) {
  return html_response(
      fill_page(page_file("start.html"), language, {{"targets", target_options(config)}, {"token", escaped(token)}}));
}

Response open_page(std::string_view host, Language language) {
  // An address of a script is decoded before it runs.
  const std::string script = bookmarklet(host);
  std::string address;
  for (const char c : script) address += c == '%' ? std::string("%25") : std::string(1, c);
  return html_response(fill_page(page_file("open.html"), language,
                                 {{"bookmarklet", escaped(address)}, {"address", escaped(address_of(host))}}));
}

Response opensearch(std::string_view host) {
  Response response = html_response(fill(page_file("opensearch.xml"), {{"address", escaped(address_of(host))}}));
  response.type = "application/opensearchdescription+xml";
  return response;
}

Response page_asset(std::string_view name) {
  Response response;
  response.type = name.ends_with(".css")  ? "text/css; charset=utf-8"
                  : name.ends_with(".js") ? "text/javascript; charset=utf-8"
                                          : "image/svg+xml";
  response.body = page_file(name);
  return response;
}

Response list_page(const Answer& answer, Language language) {
  const std::string title = std::to_string(answer.papers.size()) + ' ' + std::string(word(language, "papers"));
  return html_response(fill_page(page_file("list.html"), language,
                                 {{"title", escaped(title)},
                                  {"notice", notice_paragraph(answer, language)},
                                  {"addresses", address_items(answer)},
                                  {"papers", paper_items(answer)}}));
}

Response message_page(int status, Language language, std::string_view title, std::string_view message,
                      std::string_view text) {
  return html_response(
      fill_page(page_file("message.html"), language,
                {{"title", escaped(word(language, title))}, {"message", escaped(message)}, {"q", escaped(text)}}),
      status);
}

std::string notice_text(const Notice& notice, Language language) {
  const std::string_view translated = word(language, "reason_" + std::string(notice.reason));
  return translated.empty() ? notice.message : std::string(translated);
}

}  // namespace paperhop::http
