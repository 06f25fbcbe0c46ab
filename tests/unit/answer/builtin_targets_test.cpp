// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <set>

#include "answer/target.hpp"
#include "answer/target_named.hpp"
#include "answer/template_check.hpp"

namespace paperhop {
namespace {

std::string address_at(std::string_view target, const PaperId& paper) {
  const AddressTemplate* address = template_for(target_named(target), paper.source);
  if (address == nullptr) return "";
  const auto part = fill_part(*address, paper);
  return part ? address->prefix + *part + address->suffix : "";
}

TEST_CASE("Cool Papers is the default, and names differ") {
  CHECK(builtin_targets().front().name == "coolpapers");
  std::set<std::string> names;
  for (const Target& target : builtin_targets()) CHECK(names.insert(target.name).second);
}

TEST_CASE("Every source has its papers.cool spelling") {
  CHECK(address_at("coolpapers", {"arxiv", "2402.12345", 2}) == "https://papers.cool/arxiv/2402.12345");
  CHECK(address_at("coolpapers", {"arxiv", "math/0309136", 0}) == "https://papers.cool/arxiv/math/0309136");
  CHECK(address_at("coolpapers", {"openreview", "Bk8ZcAxR-", 0}) == "https://papers.cool/venue/Bk8ZcAxR-@OpenReview");
  CHECK(address_at("coolpapers", {"acl", "P19-1001", 0}) == "https://papers.cool/venue/P19-1001@ACL");
  CHECK(address_at("coolpapers", {"ijcai", "2023/123", 0}) == "https://papers.cool/venue/123@2023@IJCAI");
  CHECK(address_at("coolpapers", {"pmlr", "v139/radford21a", 0}) == "https://papers.cool/venue/radford21a@v139@PMLR");
}

TEST_CASE("A volume of IJCAI that papers.cool cannot spell has no address there") {
  CHECK(address_at("coolpapers", {"ijcai", "1991-1/20", 0}).empty());
}

TEST_CASE("Targets that know arXiv alone keep or drop the version as they do") {
  CHECK(address_at("alphaxiv", {"arxiv", "2402.12345", 2}) == "https://www.alphaxiv.org/abs/2402.12345v2");
  CHECK(address_at("huggingface", {"arxiv", "2402.12345", 2}) == "https://huggingface.co/papers/2402.12345");
  CHECK(address_at("alphaxiv", {"acl", "P19-1001", 0}).empty());
}

TEST_CASE("The page and the PDF of a source are its own addresses") {
  CHECK(address_at("page", {"arxiv", "2402.12345", 2}) == "https://arxiv.org/abs/2402.12345v2");
  CHECK(address_at("pdf", {"ijcai", "1991-1/20", 0}) == "https://www.ijcai.org/Proceedings/91-1/Papers/020.pdf");
}

TEST_CASE("Every search template passes the check that users' templates pass") {
  for (const Target& target : builtin_targets()) {
    for (const std::string& search : {target.search, target.search_short_words}) {
      INFO(target.name << " " << search);
      if (!search.empty()) CHECK_FALSE(check_search_template(search).has_value());
    }
  }
}

}  // namespace
}  // namespace paperhop
