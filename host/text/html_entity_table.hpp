// SPDX-License-Identifier: Apache-2.0
//
// The named character references of the HTML standard (2231 spellings of 2125 names).
// Made by make_html_entity_table.py from Python's html.entities.html5; do not edit.
// Offsets into two pools instead of pointers: no relocation, so nothing to do at start-up.
#pragma once

#include <cstddef>
#include <cstdint>

namespace paperhop::html_entity_table {

/// One name: where it and its UTF-8 begin in the pools (they end where the next row's begin).
struct Row {
  std::uint16_t name;
  std::uint16_t value;
  bool bare;  ///< also valid without the semicolon
};

inline constexpr std::size_t kCount = 2125;
inline constexpr std::size_t kLongestName = 31;
inline constexpr std::size_t kLongestBareName = 6;
inline constexpr std::size_t kLongestValue = 6;

// clang-format off

/// The names, sorted by byte, without semicolon.
inline constexpr char kNames[] =
    "AEligAMPAacuteAbreveAcircAcyAfrAgraveAlphaAmacrAndAogonAopfApplyFunctionAringAscrAssignAtildeAumlBackslashBarv"
    "BarwedBcyBecauseBernoullisBetaBfrBopfBreveBscrBumpeqCHcyCOPYCacuteCapCapitalDifferentialDCayleysCcaronCcedil"
    "CcircCconintCdotCedillaCenterDotCfrChiCircleDotCircleMinusCirclePlusCircleTimesClockwiseContourIntegral"
    "CloseCurlyDoubleQuoteCloseCurlyQuoteColonColoneCongruentConintContourIntegralCopfCoproduct"
    "CounterClockwiseContourIntegralCrossCscrCupCupCapDDDDotrahdDJcyDScyDZcyDaggerDarrDashvDcaronDcyDelDeltaDfr"
    "DiacriticalAcuteDiacriticalDotDiacriticalDoubleAcuteDiacriticalGraveDiacriticalTildeDiamondDifferentialDDopf"
    "DotDotDotDotEqualDoubleContourIntegralDoubleDotDoubleDownArrowDoubleLeftArrowDoubleLeftRightArrowDoubleLeftTee"
    "DoubleLongLeftArrowDoubleLongLeftRightArrowDoubleLongRightArrowDoubleRightArrowDoubleRightTeeDoubleUpArrow"
    "DoubleUpDownArrowDoubleVerticalBarDownArrowDownArrowBarDownArrowUpArrowDownBreveDownLeftRightVector"
    "DownLeftTeeVectorDownLeftVectorDownLeftVectorBarDownRightTeeVectorDownRightVectorDownRightVectorBarDownTee"
    "DownTeeArrowDownarrowDscrDstrokENGETHEacuteEcaronEcircEcyEdotEfrEgraveElementEmacrEmptySmallSquare"
    "EmptyVerySmallSquareEogonEopfEpsilonEqualEqualTildeEquilibriumEscrEsimEtaEumlExistsExponentialEFcyFfr"
    "FilledSmallSquareFilledVerySmallSquareFopfForAllFouriertrfFscrGJcyGTGammaGammadGbreveGcedilGcircGcyGdotGfrGg"
    "GopfGreaterEqualGreaterEqualLessGreaterFullEqualGreaterGreaterGreaterLessGreaterSlantEqualGreaterTildeGscrGt"
    "HARDcyHacekHatHcircHfrHilbertSpaceHopfHorizontalLineHscrHstrokHumpDownHumpHumpEqualIEcyIJligIOcyIacuteIcircIcy"
    "IdotIfrIgraveImImacrImaginaryIImpliesIntIntegralIntersectionInvisibleCommaInvisibleTimesIogonIopfIotaIscr"
    "ItildeIukcyIumlJcircJcyJfrJopfJscrJsercyJukcyKHcyKJcyKappaKcedilKcyKfrKopfKscrLJcyLTLacuteLambdaLangLaplacetrf"
    "LarrLcaronLcedilLcyLeftAngleBracketLeftArrowLeftArrowBarLeftArrowRightArrowLeftCeilingLeftDoubleBracket"
    "LeftDownTeeVectorLeftDownVectorLeftDownVectorBarLeftFloorLeftRightArrowLeftRightVectorLeftTeeLeftTeeArrow"
    "LeftTeeVectorLeftTriangleLeftTriangleBarLeftTriangleEqualLeftUpDownVectorLeftUpTeeVectorLeftUpVector"
    "LeftUpVectorBarLeftVectorLeftVectorBarLeftarrowLeftrightarrowLessEqualGreaterLessFullEqualLessGreaterLessLess"
    "LessSlantEqualLessTildeLfrLlLleftarrowLmidotLongLeftArrowLongLeftRightArrowLongRightArrowLongleftarrow"
    "LongleftrightarrowLongrightarrowLopfLowerLeftArrowLowerRightArrowLscrLshLstrokLtMapMcyMediumSpaceMellintrfMfr"
    "MinusPlusMopfMscrMuNJcyNacuteNcaronNcedilNcyNegativeMediumSpaceNegativeThickSpaceNegativeThinSpace"
    "NegativeVeryThinSpaceNestedGreaterGreaterNestedLessLessNewLineNfrNoBreakNonBreakingSpaceNopfNotNotCongruent"
    "NotCupCapNotDoubleVerticalBarNotElementNotEqualNotEqualTildeNotExistsNotGreaterNotGreaterEqual"
    "NotGreaterFullEqualNotGreaterGreaterNotGreaterLessNotGreaterSlantEqualNotGreaterTildeNotHumpDownHump"
    "NotHumpEqualNotLeftTriangleNotLeftTriangleBarNotLeftTriangleEqualNotLessNotLessEqualNotLessGreaterNotLessLess"
    "NotLessSlantEqualNotLessTildeNotNestedGreaterGreaterNotNestedLessLessNotPrecedesNotPrecedesEqual"
    "NotPrecedesSlantEqualNotReverseElementNotRightTriangleNotRightTriangleBarNotRightTriangleEqualNotSquareSubset"
    "NotSquareSubsetEqualNotSquareSupersetNotSquareSupersetEqualNotSubsetNotSubsetEqualNotSucceedsNotSucceedsEqual"
    "NotSucceedsSlantEqualNotSucceedsTildeNotSupersetNotSupersetEqualNotTildeNotTildeEqualNotTildeFullEqual"
    "NotTildeTildeNotVerticalBarNscrNtildeNuOEligOacuteOcircOcyOdblacOfrOgraveOmacrOmegaOmicronOopf"
    "OpenCurlyDoubleQuoteOpenCurlyQuoteOrOscrOslashOtildeOtimesOumlOverBarOverBraceOverBracketOverParenthesis"
    "PartialDPcyPfrPhiPiPlusMinusPoincareplanePopfPrPrecedesPrecedesEqualPrecedesSlantEqualPrecedesTildePrime"
    "ProductProportionProportionalPscrPsiQUOTQfrQopfQscrRBarrREGRacuteRangRarrRarrtlRcaronRcedilRcyReReverseElement"
    "ReverseEquilibriumReverseUpEquilibriumRfrRhoRightAngleBracketRightArrowRightArrowBarRightArrowLeftArrow"
    "RightCeilingRightDoubleBracketRightDownTeeVectorRightDownVectorRightDownVectorBarRightFloorRightTee"
    "RightTeeArrowRightTeeVectorRightTriangleRightTriangleBarRightTriangleEqualRightUpDownVectorRightUpTeeVector"
    "RightUpVectorRightUpVectorBarRightVectorRightVectorBarRightarrowRopfRoundImpliesRrightarrowRscrRshRuleDelayed"
    "SHCHcySHcySOFTcySacuteScScaronScedilScircScySfrShortDownArrowShortLeftArrowShortRightArrowShortUpArrowSigma"
    "SmallCircleSopfSqrtSquareSquareIntersectionSquareSubsetSquareSubsetEqualSquareSupersetSquareSupersetEqual"
    "SquareUnionSscrStarSubSubsetSubsetEqualSucceedsSucceedsEqualSucceedsSlantEqualSucceedsTildeSuchThatSumSup"
    "SupersetSupersetEqualSupsetTHORNTRADETSHcyTScyTabTauTcaronTcedilTcyTfrThereforeThetaThickSpaceThinSpaceTilde"
    "TildeEqualTildeFullEqualTildeTildeTopfTripleDotTscrTstrokUacuteUarrUarrocirUbrcyUbreveUcircUcyUdblacUfrUgrave"
    "UmacrUnderBarUnderBraceUnderBracketUnderParenthesisUnionUnionPlusUogonUopfUpArrowUpArrowBarUpArrowDownArrow"
    "UpDownArrowUpEquilibriumUpTeeUpTeeArrowUparrowUpdownarrowUpperLeftArrowUpperRightArrowUpsiUpsilonUringUscr"
    "UtildeUumlVDashVbarVcyVdashVdashlVeeVerbarVertVerticalBarVerticalLineVerticalSeparatorVerticalTilde"
    "VeryThinSpaceVfrVopfVscrVvdashWcircWedgeWfrWopfWscrXfrXiXopfXscrYAcyYIcyYUcyYacuteYcircYcyYfrYopfYscrYumlZHcy"
    "ZacuteZcaronZcyZdotZeroWidthSpaceZetaZfrZopfZscraacuteabreveacacEacdacircacuteacyaeligafafragravealefsymaleph"
    "alphaamacramalgampandandandanddandslopeandvangangeangleangmsdangmsdaaangmsdabangmsdacangmsdadangmsdaeangmsdaf"
    "angmsdagangmsdahangrtangrtvbangrtvbdangsphangstangzarraogonaopfapapEapacirapeapidaposapproxapproxeqaringascr"
    "astasympasympeqatildeaumlawconintawintbNotbackcongbackepsilonbackprimebacksimbacksimeqbarveebarwedbarwedgebbrk"
    "bbrktbrkbcongbcybdquobecausbecausebemptyvbepsibernoubetabethbetweenbfrbigcapbigcircbigcupbigodotbigoplus"
    "bigotimesbigsqcupbigstarbigtriangledownbigtriangleupbiguplusbigveebigwedgebkarowblacklozengeblacksquare"
    "blacktriangleblacktriangledownblacktriangleleftblacktrianglerightblankblk12blk14blk34blockbnebnequivbnotbopf"
    "botbottombowtieboxDLboxDRboxDlboxDrboxHboxHDboxHUboxHdboxHuboxULboxURboxUlboxUrboxVboxVHboxVLboxVRboxVhboxVl"
    "boxVrboxboxboxdLboxdRboxdlboxdrboxhboxhDboxhUboxhdboxhuboxminusboxplusboxtimesboxuLboxuRboxulboxurboxvboxvH"
    "boxvLboxvRboxvhboxvlboxvrbprimebrevebrvbarbscrbsemibsimbsimebsolbsolbbsolhsubbullbulletbumpbumpEbumpebumpeq"
    "cacutecapcapandcapbrcupcapcapcapcupcapdotcapscaretcaronccapsccaronccedilccircccupsccupssmcdotcedilcemptyvcent"
    "centerdotcfrchcycheckcheckmarkchicircirEcirccirceqcirclearrowleftcirclearrowrightcircledRcircledScircledast"
    "circledcirccircleddashcirecirfnintcirmidcirscirclubsclubsuitcoloncolonecoloneqcommacommatcompcompfncomplement"
    "complexescongcongdotconintcopfcoprodcopycopysrcrarrcrosscscrcsubcsubecsupcsupectdotcudarrlcudarrrcueprcuesc"
    "cularrcularrpcupcupbrcapcupcapcupcupcupdotcuporcupscurarrcurarrmcurlyeqpreccurlyeqsucccurlyveecurlywedgecurren"
    "curvearrowleftcurvearrowrightcuveecuwedcwconintcwintcylctydArrdHardaggerdalethdarrdashdashvdbkarowdblacdcaron"
    "dcyddddaggerddarrddotseqdegdeltademptyvdfishtdfrdharldharrdiamdiamonddiamondsuitdiamsdiedigammadisindivdivide"
    "divideontimesdivonxdjcydlcorndlcropdollardopfdotdoteqdoteqdotdotminusdotplusdotsquaredoublebarwedgedownarrow"
    "downdownarrowsdownharpoonleftdownharpoonrightdrbkarowdrcorndrcropdscrdscydsoldstrokdtdotdtridtrifduarrduhar"
    "dwangledzcydzigrarreDDoteDoteacuteeasterecaronecirecircecolonecyedoteeefDotefregegraveegsegsdotelelintersell"
    "elselsdotemacremptyemptysetemptyvemspemsp13emsp14engenspeogoneopfepareparsleplusepsiepsilonepsiveqcirceqcolon"
    "eqsimeqslantgtreqslantlessequalsequestequivequivDDeqvparslerDoterarrescresdotesimetaetheumleuroexclexist"
    "expectationexponentialefallingdotseqfcyfemaleffiligffligfflligffrfiligfjligflatflligfltnsfnoffopfforallfork"
    "forkvfpartintfrac12frac13frac14frac15frac16frac18frac23frac25frac34frac35frac38frac45frac56frac58frac78frasl"
    "frownfscrgEgElgacutegammagammadgapgbrevegcircgcygdotgegelgeqgeqqgeqslantgesgesccgesdotgesdotogesdotolgesl"
    "geslesgfrggggggimelgjcyglglEglagljgnEgnapgnapproxgnegneqgneqqgnsimgopfgravegscrgsimgsimegsimlgtgtccgtcirgtdot"
    "gtlPargtquestgtrapproxgtrarrgtrdotgtreqlessgtreqqlessgtrlessgtrsimgvertneqqgvnEhArrhairsphalfhamilthardcyharr"
    "harrcirharrwhbarhcircheartsheartsuithellipherconhfrhksearowhkswarowhoarrhomththookleftarrowhookrightarrowhopf"
    "horbarhscrhslashhstrokhybullhypheniacuteicicircicyiecyiexcliffifrigraveiiiiiintiiintiinfiniiotaijligimacrimage"
    "imaglineimagpartimathimofimpedinincareinfininfintieinodotintintcalintegersintercalintlarhkintprodiocyiogoniopf"
    "iotaiprodiquestiscrisinisinEisindotisinsisinsvisinvititildeiukcyiumljcircjcyjfrjmathjopfjscrjsercyjukcykappa"
    "kappavkcedilkcykfrkgreenkhcykjcykopfkscrlAarrlArrlAtaillBarrlElEglHarlacutelaemptyvlagranlambdalanglangdlangle"
    "laplaquolarrlarrblarrbfslarrfslarrhklarrlplarrpllarrsimlarrtllatlataillatelateslbarrlbbrklbracelbracklbrke"
    "lbrksldlbrkslulcaronlcedillceillcublcyldcaldquoldquorldrdharldrusharldshleleftarrowleftarrowtail"
    "leftharpoondownleftharpoonupleftleftarrowsleftrightarrowleftrightarrowsleftrightharpoonsleftrightsquigarrow"
    "leftthreetimeslegleqleqqleqslantleslescclesdotlesdotolesdotorlesglesgeslessapproxlessdotlesseqgtrlesseqqgtr"
    "lessgtrlesssimlfishtlfloorlfrlglgElhardlharulharullhblkljcyllllarrllcornerllhardlltrilmidotlmoustlmoustachelnE"
    "lnaplnapproxlnelneqlneqqlnsimloangloarrlobrklongleftarrowlongleftrightarrowlongmapstolongrightarrow"
    "looparrowleftlooparrowrightloparlopflopluslotimeslowastlowbarlozlozengelozflparlparltlrarrlrcornerlrharlrhard"
    "lrmlrtrilsaquolscrlshlsimlsimelsimglsqblsquolsquorlstrokltltccltcirltdotlthreeltimesltlarrltquestltrParltri"
    "ltrieltriflurdsharluruharlvertneqqlvnEmDDotmacrmalemaltmaltesemapmapstomapstodownmapstoleftmapstoupmarker"
    "mcommamcymdashmeasuredanglemfrmhomicromidmidastmidcirmiddotminusminusbminusdminusdumlcpmldrmnplusmodelsmopfmp"
    "mscrmstposmumultimapmumapnGgnGtnGtvnLeftarrownLeftrightarrownLlnLtnLtvnRightarrownVDashnVdashnablanacutenang"
    "napnapEnapidnaposnapproxnaturnaturalnaturalsnbspnbumpnbumpencapncaronncedilncongncongdotncupncyndashneneArr"
    "nearhknearrnearrownedotnequivnesearnesimnexistnexistsnfrngEngengeqngeqqngeqslantngesngsimngtngtrnhArrnharr"
    "nhparninisnisdnivnjcynlArrnlEnlarrnldrnlenleftarrownleftrightarrownleqnleqqnleqslantnlesnlessnlsimnltnltri"
    "nltrienmidnopfnotnotinnotinEnotindotnotinvanotinvbnotinvcnotninotnivanotnivbnotnivcnparnparallelnparslnpart"
    "npolintnprnprcuenprenprecnpreceqnrArrnrarrnrarrcnrarrwnrightarrownrtrinrtrienscnsccuenscenscrnshortmid"
    "nshortparallelnsimnsimensimeqnsmidnsparnsqsubensqsupensubnsubEnsubensubsetnsubseteqnsubseteqqnsuccnsucceqnsup"
    "nsupEnsupensupsetnsupseteqnsupseteqqntglntildentlgntriangleleftntrianglelefteqntrianglerightntrianglerighteqnu"
    "numnumeronumspnvDashnvHarrnvapnvdashnvgenvgtnvinfinnvlArrnvlenvltnvltrienvrArrnvrtrienvsimnwArrnwarhknwarr"
    "nwarrownwnearoSoacuteoastocirocircocyodashodblacodivodotodsoldoeligofcirofrogonograveogtohbarohmointolarrolcir"
    "olcrossolineoltomacromegaomicronomidominusoopfoparoperpoplusororarrordorderorderofordfordmorigoforororslopeorv"
    "oscroslashosolotildeotimesotimesasoumlovbarparparaparallelparsimparslpartpcypercntperiodpermilperppertenkpfr"
    "phiphivphmmatphonepipitchforkpivplanckplanckhplankvplusplusacirplusbpluscirplusdoplusdupluseplusmnplussim"
    "plustwopmpointintpopfpoundprprEprapprcuepreprecprecapproxpreccurlyeqpreceqprecnapproxprecneqqprecnsimprecsim"
    "primeprimesprnEprnapprnsimprodprofalarproflineprofsurfpropproptoprsimprurelpscrpsipuncspqfrqintqopfqprimeqscr"
    "quaternionsquatintquestquesteqquotrAarrrArrrAtailrBarrrHarraceracuteradicraemptyvrangrangdrangerangleraquorarr"
    "rarraprarrbrarrbfsrarrcrarrfsrarrhkrarrlprarrplrarrsimrarrtlrarrwratailratiorationalsrbarrrbbrkrbracerbrack"
    "rbrkerbrksldrbrkslurcaronrcedilrceilrcubrcyrdcardldharrdquordquorrdshrealrealinerealpartrealsrectregrfisht"
    "rfloorrfrrhardrharurharulrhorhovrightarrowrightarrowtailrightharpoondownrightharpoonuprightleftarrows"
    "rightleftharpoonsrightrightarrowsrightsquigarrowrightthreetimesringrisingdotseqrlarrrlharrlmrmoustrmoustache"
    "rnmidroangroarrrobrkroparropfroplusrotimesrparrpargtrppolintrrarrrsaquorscrrshrsqbrsquorsquorrthreertimesrtri"
    "rtriertrifrtriltriruluharrxsacutesbquoscscEscapscaronsccuescescedilscircscnEscnapscnsimscpolintscsimscysdot"
    "sdotbsdoteseArrsearhksearrsearrowsectsemiseswarsetminussetmnsextsfrsfrownsharpshchcyshcyshortmidshortparallel"
    "shysigmasigmafsigmavsimsimdotsimesimeqsimgsimgEsimlsimlEsimnesimplussimrarrslarrsmallsetminussmashpsmeparsl"
    "smidsmilesmtsmtesmtessoftcysolsolbsolbarsopfspadesspadesuitsparsqcapsqcapssqcupsqcupssqsubsqsubesqsubset"
    "sqsubseteqsqsupsqsupesqsupsetsqsupseteqsqusquaresquarfsqufsrarrsscrssetmnssmilesstarfstarstarfstraightepsilon"
    "straightphistrnssubsubEsubdotsubesubedotsubmultsubnEsubnesubplussubrarrsubsetsubseteqsubseteqqsubsetneq"
    "subsetneqqsubsimsubsubsubsupsuccsuccapproxsucccurlyeqsucceqsuccnapproxsuccneqqsuccnsimsuccsimsumsungsupsup1"
    "sup2sup3supEsupdotsupdsubsupesupedotsuphsolsuphsubsuplarrsupmultsupnEsupnesupplussupsetsupseteqsupseteqq"
    "supsetneqsupsetneqqsupsimsupsubsupsupswArrswarhkswarrswarrowswnwarszligtargettautbrktcarontcediltcytdottelrec"
    "tfrthere4thereforethetathetasymthetavthickapproxthicksimthinspthkapthksimthorntildetimestimesbtimesbartimesd"
    "tinttoeatoptopbottopcirtopftopforktosatprimetradetriangletriangledowntrianglelefttrianglelefteqtriangleq"
    "trianglerighttrianglerighteqtridottrietriminustriplustrisbtritimetrpeziumtscrtscytshcytstroktwixt"
    "twoheadleftarrowtwoheadrightarrowuArruHaruacuteuarrubrcyubreveucircucyudarrudblacudharufishtufrugraveuharl"
    "uharruhblkulcornulcornerulcropultriumacrumluogonuopfuparrowupdownarrowupharpoonleftupharpoonrightuplusupsi"
    "upsihupsilonupuparrowsurcornurcornerurcropuringurtriuscrutdotutildeutriutrifuuarruumluwanglevArrvBarvBarvvDash"
    "vangrtvarepsilonvarkappavarnothingvarphivarpivarproptovarrvarrhovarsigmavarsubsetneqvarsubsetneqqvarsupsetneq"
    "varsupsetneqqvarthetavartriangleleftvartrianglerightvcyvdashveeveebarveeeqvellipverbarvertvfrvltrivnsubvnsup"
    "vopfvpropvrtrivscrvsubnEvsubnevsupnEvsupnevzigzagwcircwedbarwedgewedgeqweierpwfrwopfwpwrwreathwscrxcapxcirc"
    "xcupxdtrixfrxhArrxharrxixlArrxlarrxmapxnisxodotxopfxoplusxotimexrArrxrarrxscrxsqcupxuplusxutrixveexwedgeyacute"
    "yacyycircycyyenyfryicyyopfyscryucyyumlzacutezcaronzcyzdotzeetrfzetazfrzhcyzigrarrzopfzscrzwjzwnj";

/// Their UTF-8, in the same order.
inline constexpr char kValues[] =
    "\303\206\046\303\201\304\202\303\202\320\220\360\235\224\204\303\200\316\221\304\200\342\251\223\304\204"
    "\360\235\224\270\342\201\241\303\205\360\235\222\234\342\211\224\303\203\303\204\342\210\226\342\253\247"
    "\342\214\206\320\221\342\210\265\342\204\254\316\222\360\235\224\205\360\235\224\271\313\230\342\204\254"
    "\342\211\216\320\247\302\251\304\206\342\213\222\342\205\205\342\204\255\304\214\303\207\304\210\342\210\260"
    "\304\212\302\270\302\267\342\204\255\316\247\342\212\231\342\212\226\342\212\225\342\212\227\342\210\262"
    "\342\200\235\342\200\231\342\210\267\342\251\264\342\211\241\342\210\257\342\210\256\342\204\202\342\210\220"
    "\342\210\263\342\250\257\360\235\222\236\342\213\223\342\211\215\342\205\205\342\244\221\320\202\320\205"
    "\320\217\342\200\241\342\206\241\342\253\244\304\216\320\224\342\210\207\316\224\360\235\224\207\302\264"
    "\313\231\313\235\140\313\234\342\213\204\342\205\206\360\235\224\273\302\250\342\203\234\342\211\220"
    "\342\210\257\302\250\342\207\223\342\207\220\342\207\224\342\253\244\342\237\270\342\237\272\342\237\271"
    "\342\207\222\342\212\250\342\207\221\342\207\225\342\210\245\342\206\223\342\244\223\342\207\265\314\221"
    "\342\245\220\342\245\236\342\206\275\342\245\226\342\245\237\342\207\201\342\245\227\342\212\244\342\206\247"
    "\342\207\223\360\235\222\237\304\220\305\212\303\220\303\211\304\232\303\212\320\255\304\226\360\235\224\210"
    "\303\210\342\210\210\304\222\342\227\273\342\226\253\304\230\360\235\224\274\316\225\342\251\265\342\211\202"
    "\342\207\214\342\204\260\342\251\263\316\227\303\213\342\210\203\342\205\207\320\244\360\235\224\211"
    "\342\227\274\342\226\252\360\235\224\275\342\210\200\342\204\261\342\204\261\320\203\076\316\223\317\234"
    "\304\236\304\242\304\234\320\223\304\240\360\235\224\212\342\213\231\360\235\224\276\342\211\245\342\213\233"
    "\342\211\247\342\252\242\342\211\267\342\251\276\342\211\263\360\235\222\242\342\211\253\320\252\313\207\136"
    "\304\244\342\204\214\342\204\213\342\204\215\342\224\200\342\204\213\304\246\342\211\216\342\211\217\320\225"
    "\304\262\320\201\303\215\303\216\320\230\304\260\342\204\221\303\214\342\204\221\304\252\342\205\210"
    "\342\207\222\342\210\254\342\210\253\342\213\202\342\201\243\342\201\242\304\256\360\235\225\200\316\231"
    "\342\204\220\304\250\320\206\303\217\304\264\320\231\360\235\224\215\360\235\225\201\360\235\222\245\320\210"
    "\320\204\320\245\320\214\316\232\304\266\320\232\360\235\224\216\360\235\225\202\360\235\222\246\320\211\074"
    "\304\271\316\233\342\237\252\342\204\222\342\206\236\304\275\304\273\320\233\342\237\250\342\206\220"
    "\342\207\244\342\207\206\342\214\210\342\237\246\342\245\241\342\207\203\342\245\231\342\214\212\342\206\224"
    "\342\245\216\342\212\243\342\206\244\342\245\232\342\212\262\342\247\217\342\212\264\342\245\221\342\245\240"
    "\342\206\277\342\245\230\342\206\274\342\245\222\342\207\220\342\207\224\342\213\232\342\211\246\342\211\266"
    "\342\252\241\342\251\275\342\211\262\360\235\224\217\342\213\230\342\207\232\304\277\342\237\265\342\237\267"
    "\342\237\266\342\237\270\342\237\272\342\237\271\360\235\225\203\342\206\231\342\206\230\342\204\222"
    "\342\206\260\305\201\342\211\252\342\244\205\320\234\342\201\237\342\204\263\360\235\224\220\342\210\223"
    "\360\235\225\204\342\204\263\316\234\320\212\305\203\305\207\305\205\320\235\342\200\213\342\200\213"
    "\342\200\213\342\200\213\342\211\253\342\211\252\012\360\235\224\221\342\201\240\302\240\342\204\225"
    "\342\253\254\342\211\242\342\211\255\342\210\246\342\210\211\342\211\240\342\211\202\314\270\342\210\204"
    "\342\211\257\342\211\261\342\211\247\314\270\342\211\253\314\270\342\211\271\342\251\276\314\270\342\211\265"
    "\342\211\216\314\270\342\211\217\314\270\342\213\252\342\247\217\314\270\342\213\254\342\211\256\342\211\260"
    "\342\211\270\342\211\252\314\270\342\251\275\314\270\342\211\264\342\252\242\314\270\342\252\241\314\270"
    "\342\212\200\342\252\257\314\270\342\213\240\342\210\214\342\213\253\342\247\220\314\270\342\213\255"
    "\342\212\217\314\270\342\213\242\342\212\220\314\270\342\213\243\342\212\202\342\203\222\342\212\210"
    "\342\212\201\342\252\260\314\270\342\213\241\342\211\277\314\270\342\212\203\342\203\222\342\212\211"
    "\342\211\201\342\211\204\342\211\207\342\211\211\342\210\244\360\235\222\251\303\221\316\235\305\222\303\223"
    "\303\224\320\236\305\220\360\235\224\222\303\222\305\214\316\251\316\237\360\235\225\206\342\200\234"
    "\342\200\230\342\251\224\360\235\222\252\303\230\303\225\342\250\267\303\226\342\200\276\342\217\236"
    "\342\216\264\342\217\234\342\210\202\320\237\360\235\224\223\316\246\316\240\302\261\342\204\214\342\204\231"
    "\342\252\273\342\211\272\342\252\257\342\211\274\342\211\276\342\200\263\342\210\217\342\210\267\342\210\235"
    "\360\235\222\253\316\250\042\360\235\224\224\342\204\232\360\235\222\254\342\244\220\302\256\305\224"
    "\342\237\253\342\206\240\342\244\226\305\230\305\226\320\240\342\204\234\342\210\213\342\207\213\342\245\257"
    "\342\204\234\316\241\342\237\251\342\206\222\342\207\245\342\207\204\342\214\211\342\237\247\342\245\235"
    "\342\207\202\342\245\225\342\214\213\342\212\242\342\206\246\342\245\233\342\212\263\342\247\220\342\212\265"
    "\342\245\217\342\245\234\342\206\276\342\245\224\342\207\200\342\245\223\342\207\222\342\204\235\342\245\260"
    "\342\207\233\342\204\233\342\206\261\342\247\264\320\251\320\250\320\254\305\232\342\252\274\305\240\305\236"
    "\305\234\320\241\360\235\224\226\342\206\223\342\206\220\342\206\222\342\206\221\316\243\342\210\230"
    "\360\235\225\212\342\210\232\342\226\241\342\212\223\342\212\217\342\212\221\342\212\220\342\212\222"
    "\342\212\224\360\235\222\256\342\213\206\342\213\220\342\213\220\342\212\206\342\211\273\342\252\260"
    "\342\211\275\342\211\277\342\210\213\342\210\221\342\213\221\342\212\203\342\212\207\342\213\221\303\236"
    "\342\204\242\320\213\320\246\011\316\244\305\244\305\242\320\242\360\235\224\227\342\210\264\316\230"
    "\342\201\237\342\200\212\342\200\211\342\210\274\342\211\203\342\211\205\342\211\210\360\235\225\213"
    "\342\203\233\360\235\222\257\305\246\303\232\342\206\237\342\245\211\320\216\305\254\303\233\320\243\305\260"
    "\360\235\224\230\303\231\305\252\137\342\217\237\342\216\265\342\217\235\342\213\203\342\212\216\305\262"
    "\360\235\225\214\342\206\221\342\244\222\342\207\205\342\206\225\342\245\256\342\212\245\342\206\245"
    "\342\207\221\342\207\225\342\206\226\342\206\227\317\222\316\245\305\256\360\235\222\260\305\250\303\234"
    "\342\212\253\342\253\253\320\222\342\212\251\342\253\246\342\213\201\342\200\226\342\200\226\342\210\243\174"
    "\342\235\230\342\211\200\342\200\212\360\235\224\231\360\235\225\215\360\235\222\261\342\212\252\305\264"
    "\342\213\200\360\235\224\232\360\235\225\216\360\235\222\262\360\235\224\233\316\236\360\235\225\217"
    "\360\235\222\263\320\257\320\207\320\256\303\235\305\266\320\253\360\235\224\234\360\235\225\220"
    "\360\235\222\264\305\270\320\226\305\271\305\275\320\227\305\273\342\200\213\316\226\342\204\250\342\204\244"
    "\360\235\222\265\303\241\304\203\342\210\276\342\210\276\314\263\342\210\277\303\242\302\264\320\260\303\246"
    "\342\201\241\360\235\224\236\303\240\342\204\265\342\204\265\316\261\304\201\342\250\277\046\342\210\247"
    "\342\251\225\342\251\234\342\251\230\342\251\232\342\210\240\342\246\244\342\210\240\342\210\241\342\246\250"
    "\342\246\251\342\246\252\342\246\253\342\246\254\342\246\255\342\246\256\342\246\257\342\210\237\342\212\276"
    "\342\246\235\342\210\242\303\205\342\215\274\304\205\360\235\225\222\342\211\210\342\251\260\342\251\257"
    "\342\211\212\342\211\213\047\342\211\210\342\211\212\303\245\360\235\222\266\052\342\211\210\342\211\215"
    "\303\243\303\244\342\210\263\342\250\221\342\253\255\342\211\214\317\266\342\200\265\342\210\275\342\213\215"
    "\342\212\275\342\214\205\342\214\205\342\216\265\342\216\266\342\211\214\320\261\342\200\236\342\210\265"
    "\342\210\265\342\246\260\317\266\342\204\254\316\262\342\204\266\342\211\254\360\235\224\237\342\213\202"
    "\342\227\257\342\213\203\342\250\200\342\250\201\342\250\202\342\250\206\342\230\205\342\226\275\342\226\263"
    "\342\250\204\342\213\201\342\213\200\342\244\215\342\247\253\342\226\252\342\226\264\342\226\276\342\227\202"
    "\342\226\270\342\220\243\342\226\222\342\226\221\342\226\223\342\226\210\075\342\203\245"
    "\342\211\241\342\203\245\342\214\220\360\235\225\223\342\212\245\342\212\245\342\213\210\342\225\227"
    "\342\225\224\342\225\226\342\225\223\342\225\220\342\225\246\342\225\251\342\225\244\342\225\247\342\225\235"
    "\342\225\232\342\225\234\342\225\231\342\225\221\342\225\254\342\225\243\342\225\240\342\225\253\342\225\242"
    "\342\225\237\342\247\211\342\225\225\342\225\222\342\224\220\342\224\214\342\224\200\342\225\245\342\225\250"
    "\342\224\254\342\224\264\342\212\237\342\212\236\342\212\240\342\225\233\342\225\230\342\224\230\342\224\224"
    "\342\224\202\342\225\252\342\225\241\342\225\236\342\224\274\342\224\244\342\224\234\342\200\265\313\230"
    "\302\246\360\235\222\267\342\201\217\342\210\275\342\213\215\134\342\247\205\342\237\210\342\200\242"
    "\342\200\242\342\211\216\342\252\256\342\211\217\342\211\217\304\207\342\210\251\342\251\204\342\251\211"
    "\342\251\213\342\251\207\342\251\200\342\210\251\357\270\200\342\201\201\313\207\342\251\215\304\215\303\247"
    "\304\211\342\251\214\342\251\220\304\213\302\270\342\246\262\302\242\302\267\360\235\224\240\321\207"
    "\342\234\223\342\234\223\317\207\342\227\213\342\247\203\313\206\342\211\227\342\206\272\342\206\273\302\256"
    "\342\223\210\342\212\233\342\212\232\342\212\235\342\211\227\342\250\220\342\253\257\342\247\202\342\231\243"
    "\342\231\243\072\342\211\224\342\211\224\054\100\342\210\201\342\210\230\342\210\201\342\204\202\342\211\205"
    "\342\251\255\342\210\256\360\235\225\224\342\210\220\302\251\342\204\227\342\206\265\342\234\227"
    "\360\235\222\270\342\253\217\342\253\221\342\253\220\342\253\222\342\213\257\342\244\270\342\244\265"
    "\342\213\236\342\213\237\342\206\266\342\244\275\342\210\252\342\251\210\342\251\206\342\251\212\342\212\215"
    "\342\251\205\342\210\252\357\270\200\342\206\267\342\244\274\342\213\236\342\213\237\342\213\216\342\213\217"
    "\302\244\342\206\266\342\206\267\342\213\216\342\213\217\342\210\262\342\210\261\342\214\255\342\207\223"
    "\342\245\245\342\200\240\342\204\270\342\206\223\342\200\220\342\212\243\342\244\217\313\235\304\217\320\264"
    "\342\205\206\342\200\241\342\207\212\342\251\267\302\260\316\264\342\246\261\342\245\277\360\235\224\241"
    "\342\207\203\342\207\202\342\213\204\342\213\204\342\231\246\342\231\246\302\250\317\235\342\213\262\303\267"
    "\303\267\342\213\207\342\213\207\321\222\342\214\236\342\214\215\044\360\235\225\225\313\231\342\211\220"
    "\342\211\221\342\210\270\342\210\224\342\212\241\342\214\206\342\206\223\342\207\212\342\207\203\342\207\202"
    "\342\244\220\342\214\237\342\214\214\360\235\222\271\321\225\342\247\266\304\221\342\213\261\342\226\277"
    "\342\226\276\342\207\265\342\245\257\342\246\246\321\237\342\237\277\342\251\267\342\211\221\303\251"
    "\342\251\256\304\233\342\211\226\303\252\342\211\225\321\215\304\227\342\205\207\342\211\222\360\235\224\242"
    "\342\252\232\303\250\342\252\226\342\252\230\342\252\231\342\217\247\342\204\223\342\252\225\342\252\227"
    "\304\223\342\210\205\342\210\205\342\210\205\342\200\203\342\200\204\342\200\205\305\213\342\200\202\304\231"
    "\360\235\225\226\342\213\225\342\247\243\342\251\261\316\265\316\265\317\265\342\211\226\342\211\225"
    "\342\211\202\342\252\226\342\252\225\075\342\211\237\342\211\241\342\251\270\342\247\245\342\211\223"
    "\342\245\261\342\204\257\342\211\220\342\211\202\316\267\303\260\303\253\342\202\254\041\342\210\203"
    "\342\204\260\342\205\207\342\211\222\321\204\342\231\200\357\254\203\357\254\200\357\254\204\360\235\224\243"
    "\357\254\201\146\152\342\231\255\357\254\202\342\226\261\306\222\360\235\225\227\342\210\200\342\213\224"
    "\342\253\231\342\250\215\302\275\342\205\223\302\274\342\205\225\342\205\231\342\205\233\342\205\224"
    "\342\205\226\302\276\342\205\227\342\205\234\342\205\230\342\205\232\342\205\235\342\205\236\342\201\204"
    "\342\214\242\360\235\222\273\342\211\247\342\252\214\307\265\316\263\317\235\342\252\206\304\237\304\235"
    "\320\263\304\241\342\211\245\342\213\233\342\211\245\342\211\247\342\251\276\342\251\276\342\252\251"
    "\342\252\200\342\252\202\342\252\204\342\213\233\357\270\200\342\252\224\360\235\224\244\342\211\253"
    "\342\213\231\342\204\267\321\223\342\211\267\342\252\222\342\252\245\342\252\244\342\211\251\342\252\212"
    "\342\252\212\342\252\210\342\252\210\342\211\251\342\213\247\360\235\225\230\140\342\204\212\342\211\263"
    "\342\252\216\342\252\220\076\342\252\247\342\251\272\342\213\227\342\246\225\342\251\274\342\252\206"
    "\342\245\270\342\213\227\342\213\233\342\252\214\342\211\267\342\211\263\342\211\251\357\270\200"
    "\342\211\251\357\270\200\342\207\224\342\200\212\302\275\342\204\213\321\212\342\206\224\342\245\210"
    "\342\206\255\342\204\217\304\245\342\231\245\342\231\245\342\200\246\342\212\271\360\235\224\245\342\244\245"
    "\342\244\246\342\207\277\342\210\273\342\206\251\342\206\252\360\235\225\231\342\200\225\360\235\222\275"
    "\342\204\217\304\247\342\201\203\342\200\220\303\255\342\201\243\303\256\320\270\320\265\302\241\342\207\224"
    "\360\235\224\246\303\254\342\205\210\342\250\214\342\210\255\342\247\234\342\204\251\304\263\304\253"
    "\342\204\221\342\204\220\342\204\221\304\261\342\212\267\306\265\342\210\210\342\204\205\342\210\236"
    "\342\247\235\304\261\342\210\253\342\212\272\342\204\244\342\212\272\342\250\227\342\250\274\321\221\304\257"
    "\360\235\225\232\316\271\342\250\274\302\277\360\235\222\276\342\210\210\342\213\271\342\213\265\342\213\264"
    "\342\213\263\342\210\210\342\201\242\304\251\321\226\303\257\304\265\320\271\360\235\224\247\310\267"
    "\360\235\225\233\360\235\222\277\321\230\321\224\316\272\317\260\304\267\320\272\360\235\224\250\304\270"
    "\321\205\321\234\360\235\225\234\360\235\223\200\342\207\232\342\207\220\342\244\233\342\244\216\342\211\246"
    "\342\252\213\342\245\242\304\272\342\246\264\342\204\222\316\273\342\237\250\342\246\221\342\237\250"
    "\342\252\205\302\253\342\206\220\342\207\244\342\244\237\342\244\235\342\206\251\342\206\253\342\244\271"
    "\342\245\263\342\206\242\342\252\253\342\244\231\342\252\255\342\252\255\357\270\200\342\244\214\342\235\262"
    "\173\133\342\246\213\342\246\217\342\246\215\304\276\304\274\342\214\210\173\320\273\342\244\266\342\200\234"
    "\342\200\236\342\245\247\342\245\213\342\206\262\342\211\244\342\206\220\342\206\242\342\206\275\342\206\274"
    "\342\207\207\342\206\224\342\207\206\342\207\213\342\206\255\342\213\213\342\213\232\342\211\244\342\211\246"
    "\342\251\275\342\251\275\342\252\250\342\251\277\342\252\201\342\252\203\342\213\232\357\270\200\342\252\223"
    "\342\252\205\342\213\226\342\213\232\342\252\213\342\211\266\342\211\262\342\245\274\342\214\212"
    "\360\235\224\251\342\211\266\342\252\221\342\206\275\342\206\274\342\245\252\342\226\204\321\231\342\211\252"
    "\342\207\207\342\214\236\342\245\253\342\227\272\305\200\342\216\260\342\216\260\342\211\250\342\252\211"
    "\342\252\211\342\252\207\342\252\207\342\211\250\342\213\246\342\237\254\342\207\275\342\237\246\342\237\265"
    "\342\237\267\342\237\274\342\237\266\342\206\253\342\206\254\342\246\205\360\235\225\235\342\250\255"
    "\342\250\264\342\210\227\137\342\227\212\342\227\212\342\247\253\050\342\246\223\342\207\206\342\214\237"
    "\342\207\213\342\245\255\342\200\216\342\212\277\342\200\271\360\235\223\201\342\206\260\342\211\262"
    "\342\252\215\342\252\217\133\342\200\230\342\200\232\305\202\074\342\252\246\342\251\271\342\213\226"
    "\342\213\213\342\213\211\342\245\266\342\251\273\342\246\226\342\227\203\342\212\264\342\227\202\342\245\212"
    "\342\245\246\342\211\250\357\270\200\342\211\250\357\270\200\342\210\272\302\257\342\231\202\342\234\240"
    "\342\234\240\342\206\246\342\206\246\342\206\247\342\206\244\342\206\245\342\226\256\342\250\251\320\274"
    "\342\200\224\342\210\241\360\235\224\252\342\204\247\302\265\342\210\243\052\342\253\260\302\267\342\210\222"
    "\342\212\237\342\210\270\342\250\252\342\253\233\342\200\246\342\210\223\342\212\247\360\235\225\236"
    "\342\210\223\360\235\223\202\342\210\276\316\274\342\212\270\342\212\270\342\213\231\314\270"
    "\342\211\253\342\203\222\342\211\253\314\270\342\207\215\342\207\216\342\213\230\314\270"
    "\342\211\252\342\203\222\342\211\252\314\270\342\207\217\342\212\257\342\212\256\342\210\207\305\204"
    "\342\210\240\342\203\222\342\211\211\342\251\260\314\270\342\211\213\314\270\305\211\342\211\211\342\231\256"
    "\342\231\256\342\204\225\302\240\342\211\216\314\270\342\211\217\314\270\342\251\203\305\210\305\206"
    "\342\211\207\342\251\255\314\270\342\251\202\320\275\342\200\223\342\211\240\342\207\227\342\244\244"
    "\342\206\227\342\206\227\342\211\220\314\270\342\211\242\342\244\250\342\211\202\314\270\342\210\204"
    "\342\210\204\360\235\224\253\342\211\247\314\270\342\211\261\342\211\261\342\211\247\314\270"
    "\342\251\276\314\270\342\251\276\314\270\342\211\265\342\211\257\342\211\257\342\207\216\342\206\256"
    "\342\253\262\342\210\213\342\213\274\342\213\272\342\210\213\321\232\342\207\215\342\211\246\314\270"
    "\342\206\232\342\200\245\342\211\260\342\206\232\342\206\256\342\211\260\342\211\246\314\270"
    "\342\251\275\314\270\342\251\275\314\270\342\211\256\342\211\264\342\211\256\342\213\252\342\213\254"
    "\342\210\244\360\235\225\237\302\254\342\210\211\342\213\271\314\270\342\213\265\314\270\342\210\211"
    "\342\213\267\342\213\266\342\210\214\342\210\214\342\213\276\342\213\275\342\210\246\342\210\246"
    "\342\253\275\342\203\245\342\210\202\314\270\342\250\224\342\212\200\342\213\240\342\252\257\314\270"
    "\342\212\200\342\252\257\314\270\342\207\217\342\206\233\342\244\263\314\270\342\206\235\314\270\342\206\233"
    "\342\213\253\342\213\255\342\212\201\342\213\241\342\252\260\314\270\360\235\223\203\342\210\244\342\210\246"
    "\342\211\201\342\211\204\342\211\204\342\210\244\342\210\246\342\213\242\342\213\243\342\212\204"
    "\342\253\205\314\270\342\212\210\342\212\202\342\203\222\342\212\210\342\253\205\314\270\342\212\201"
    "\342\252\260\314\270\342\212\205\342\253\206\314\270\342\212\211\342\212\203\342\203\222\342\212\211"
    "\342\253\206\314\270\342\211\271\303\261\342\211\270\342\213\252\342\213\254\342\213\253\342\213\255\316\275"
    "\043\342\204\226\342\200\207\342\212\255\342\244\204\342\211\215\342\203\222\342\212\254"
    "\342\211\245\342\203\222\076\342\203\222\342\247\236\342\244\202\342\211\244\342\203\222\074\342\203\222"
    "\342\212\264\342\203\222\342\244\203\342\212\265\342\203\222\342\210\274\342\203\222\342\207\226\342\244\243"
    "\342\206\226\342\206\226\342\244\247\342\223\210\303\263\342\212\233\342\212\232\303\264\320\276\342\212\235"
    "\305\221\342\250\270\342\212\231\342\246\274\305\223\342\246\277\360\235\224\254\313\233\303\262\342\247\201"
    "\342\246\265\316\251\342\210\256\342\206\272\342\246\276\342\246\273\342\200\276\342\247\200\305\215\317\211"
    "\316\277\342\246\266\342\212\226\360\235\225\240\342\246\267\342\246\271\342\212\225\342\210\250\342\206\273"
    "\342\251\235\342\204\264\342\204\264\302\252\302\272\342\212\266\342\251\226\342\251\227\342\251\233"
    "\342\204\264\303\270\342\212\230\303\265\342\212\227\342\250\266\303\266\342\214\275\342\210\245\302\266"
    "\342\210\245\342\253\263\342\253\275\342\210\202\320\277\045\056\342\200\260\342\212\245\342\200\261"
    "\360\235\224\255\317\206\317\225\342\204\263\342\230\216\317\200\342\213\224\317\226\342\204\217\342\204\216"
    "\342\204\217\053\342\250\243\342\212\236\342\250\242\342\210\224\342\250\245\342\251\262\302\261\342\250\246"
    "\342\250\247\302\261\342\250\225\360\235\225\241\302\243\342\211\272\342\252\263\342\252\267\342\211\274"
    "\342\252\257\342\211\272\342\252\267\342\211\274\342\252\257\342\252\271\342\252\265\342\213\250\342\211\276"
    "\342\200\262\342\204\231\342\252\265\342\252\271\342\213\250\342\210\217\342\214\256\342\214\222\342\214\223"
    "\342\210\235\342\210\235\342\211\276\342\212\260\360\235\223\205\317\210\342\200\210\360\235\224\256"
    "\342\250\214\360\235\225\242\342\201\227\360\235\223\206\342\204\215\342\250\226\077\342\211\237\042"
    "\342\207\233\342\207\222\342\244\234\342\244\217\342\245\244\342\210\275\314\261\305\225\342\210\232"
    "\342\246\263\342\237\251\342\246\222\342\246\245\342\237\251\302\273\342\206\222\342\245\265\342\207\245"
    "\342\244\240\342\244\263\342\244\236\342\206\252\342\206\254\342\245\205\342\245\264\342\206\243\342\206\235"
    "\342\244\232\342\210\266\342\204\232\342\244\215\342\235\263\175\135\342\246\214\342\246\216\342\246\220"
    "\305\231\305\227\342\214\211\175\321\200\342\244\267\342\245\251\342\200\235\342\200\235\342\206\263"
    "\342\204\234\342\204\233\342\204\234\342\204\235\342\226\255\302\256\342\245\275\342\214\213\360\235\224\257"
    "\342\207\201\342\207\200\342\245\254\317\201\317\261\342\206\222\342\206\243\342\207\201\342\207\200"
    "\342\207\204\342\207\214\342\207\211\342\206\235\342\213\214\313\232\342\211\223\342\207\204\342\207\214"
    "\342\200\217\342\216\261\342\216\261\342\253\256\342\237\255\342\207\276\342\237\247\342\246\206"
    "\360\235\225\243\342\250\256\342\250\265\051\342\246\224\342\250\222\342\207\211\342\200\272\360\235\223\207"
    "\342\206\261\135\342\200\231\342\200\231\342\213\214\342\213\212\342\226\271\342\212\265\342\226\270"
    "\342\247\216\342\245\250\342\204\236\305\233\342\200\232\342\211\273\342\252\264\342\252\270\305\241"
    "\342\211\275\342\252\260\305\237\305\235\342\252\266\342\252\272\342\213\251\342\250\223\342\211\277\321\201"
    "\342\213\205\342\212\241\342\251\246\342\207\230\342\244\245\342\206\230\342\206\230\302\247\073\342\244\251"
    "\342\210\226\342\210\226\342\234\266\360\235\224\260\342\214\242\342\231\257\321\211\321\210\342\210\243"
    "\342\210\245\302\255\317\203\317\202\317\202\342\210\274\342\251\252\342\211\203\342\211\203\342\252\236"
    "\342\252\240\342\252\235\342\252\237\342\211\206\342\250\244\342\245\262\342\206\220\342\210\226\342\250\263"
    "\342\247\244\342\210\243\342\214\243\342\252\252\342\252\254\342\252\254\357\270\200\321\214\057\342\247\204"
    "\342\214\277\360\235\225\244\342\231\240\342\231\240\342\210\245\342\212\223\342\212\223\357\270\200"
    "\342\212\224\342\212\224\357\270\200\342\212\217\342\212\221\342\212\217\342\212\221\342\212\220\342\212\222"
    "\342\212\220\342\212\222\342\226\241\342\226\241\342\226\252\342\226\252\342\206\222\360\235\223\210"
    "\342\210\226\342\214\243\342\213\206\342\230\206\342\230\205\317\265\317\225\302\257\342\212\202\342\253\205"
    "\342\252\275\342\212\206\342\253\203\342\253\201\342\253\213\342\212\212\342\252\277\342\245\271\342\212\202"
    "\342\212\206\342\253\205\342\212\212\342\253\213\342\253\207\342\253\225\342\253\223\342\211\273\342\252\270"
    "\342\211\275\342\252\260\342\252\272\342\252\266\342\213\251\342\211\277\342\210\221\342\231\252\342\212\203"
    "\302\271\302\262\302\263\342\253\206\342\252\276\342\253\230\342\212\207\342\253\204\342\237\211\342\253\227"
    "\342\245\273\342\253\202\342\253\214\342\212\213\342\253\200\342\212\203\342\212\207\342\253\206\342\212\213"
    "\342\253\214\342\253\210\342\253\224\342\253\226\342\207\231\342\244\246\342\206\231\342\206\231\342\244\252"
    "\303\237\342\214\226\317\204\342\216\264\305\245\305\243\321\202\342\203\233\342\214\225\360\235\224\261"
    "\342\210\264\342\210\264\316\270\317\221\317\221\342\211\210\342\210\274\342\200\211\342\211\210\342\210\274"
    "\303\276\313\234\303\227\342\212\240\342\250\261\342\250\260\342\210\255\342\244\250\342\212\244\342\214\266"
    "\342\253\261\360\235\225\245\342\253\232\342\244\251\342\200\264\342\204\242\342\226\265\342\226\277"
    "\342\227\203\342\212\264\342\211\234\342\226\271\342\212\265\342\227\254\342\211\234\342\250\272\342\250\271"
    "\342\247\215\342\250\273\342\217\242\360\235\223\211\321\206\321\233\305\247\342\211\254\342\206\236"
    "\342\206\240\342\207\221\342\245\243\303\272\342\206\221\321\236\305\255\303\273\321\203\342\207\205\305\261"
    "\342\245\256\342\245\276\360\235\224\262\303\271\342\206\277\342\206\276\342\226\200\342\214\234\342\214\234"
    "\342\214\217\342\227\270\305\253\302\250\305\263\360\235\225\246\342\206\221\342\206\225\342\206\277"
    "\342\206\276\342\212\216\317\205\317\222\317\205\342\207\210\342\214\235\342\214\235\342\214\216\305\257"
    "\342\227\271\360\235\223\212\342\213\260\305\251\342\226\265\342\226\264\342\207\210\303\274\342\246\247"
    "\342\207\225\342\253\250\342\253\251\342\212\250\342\246\234\317\265\317\260\342\210\205\317\225\317\226"
    "\342\210\235\342\206\225\317\261\317\202\342\212\212\357\270\200\342\253\213\357\270\200"
    "\342\212\213\357\270\200\342\253\214\357\270\200\317\221\342\212\262\342\212\263\320\262\342\212\242"
    "\342\210\250\342\212\273\342\211\232\342\213\256\174\174\360\235\224\263\342\212\262\342\212\202\342\203\222"
    "\342\212\203\342\203\222\360\235\225\247\342\210\235\342\212\263\360\235\223\213\342\253\213\357\270\200"
    "\342\212\212\357\270\200\342\253\214\357\270\200\342\212\213\357\270\200\342\246\232\305\265\342\251\237"
    "\342\210\247\342\211\231\342\204\230\360\235\224\264\360\235\225\250\342\204\230\342\211\200\342\211\200"
    "\360\235\223\214\342\213\202\342\227\257\342\213\203\342\226\275\360\235\224\265\342\237\272\342\237\267"
    "\316\276\342\237\270\342\237\265\342\237\274\342\213\273\342\250\200\360\235\225\251\342\250\201\342\250\202"
    "\342\237\271\342\237\266\360\235\223\215\342\250\206\342\250\204\342\226\263\342\213\201\342\213\200\303\275"
    "\321\217\305\267\321\213\302\245\360\235\224\266\321\227\360\235\225\252\360\235\223\216\321\216\303\277"
    "\305\272\305\276\320\267\305\274\342\204\250\316\266\360\235\224\267\320\266\342\207\235\360\235\225\253"
    "\360\235\223\217\342\200\215\342\200\214";

/// One row a name, and one behind the last.
inline constexpr Row kRows[kCount + 1] = {
    {0,0,1}, {5,2,1}, {8,3,1}, {14,5,0}, {20,7,1}, {25,9,0}, {28,11,0}, {31,15,1}, {37,17,0}, {42,19,0}, {47,21,0},
    {50,24,0}, {55,26,0}, {59,30,0}, {72,33,1}, {77,35,0}, {81,39,0}, {87,42,1}, {93,44,1}, {97,46,0}, {106,49,0},
    {110,52,0}, {116,55,0}, {119,57,0}, {126,60,0}, {136,63,0}, {140,65,0}, {143,69,0}, {147,73,0}, {152,75,0},
    {156,78,0}, {162,81,0}, {166,83,1}, {170,85,0}, {176,87,0}, {179,90,0}, {199,93,0}, {206,96,0}, {212,98,1},
    {218,100,0}, {223,102,0}, {230,105,0}, {234,107,0}, {241,109,0}, {250,111,0}, {253,114,0}, {256,116,0},
    {265,119,0}, {276,122,0}, {286,125,0}, {297,128,0}, {321,131,0}, {342,134,0}, {357,137,0}, {362,140,0},
    {368,143,0}, {377,146,0}, {383,149,0}, {398,152,0}, {402,155,0}, {411,158,0}, {442,161,0}, {447,164,0},
    {451,168,0}, {454,171,0}, {460,174,0}, {462,177,0}, {470,180,0}, {474,182,0}, {478,184,0}, {482,186,0},
    {488,189,0}, {492,192,0}, {497,195,0}, {503,197,0}, {506,199,0}, {509,202,0}, {514,204,0}, {517,208,0},
    {533,210,0}, {547,212,0}, {569,214,0}, {585,215,0}, {601,217,0}, {608,220,0}, {621,223,0}, {625,227,0},
    {628,229,0}, {634,232,0}, {642,235,0}, {663,238,0}, {672,240,0}, {687,243,0}, {702,246,0}, {722,249,0},
    {735,252,0}, {754,255,0}, {778,258,0}, {798,261,0}, {814,264,0}, {828,267,0}, {841,270,0}, {858,273,0},
    {875,276,0}, {884,279,0}, {896,282,0}, {912,285,0}, {921,287,0}, {940,290,0}, {957,293,0}, {971,296,0},
    {988,299,0}, {1006,302,0}, {1021,305,0}, {1039,308,0}, {1046,311,0}, {1058,314,0}, {1067,317,0}, {1071,321,0},
    {1077,323,0}, {1080,325,1}, {1083,327,1}, {1089,329,0}, {1095,331,1}, {1100,333,0}, {1103,335,0}, {1107,337,0},
    {1110,341,1}, {1116,343,0}, {1123,346,0}, {1128,348,0}, {1144,351,0}, {1164,354,0}, {1169,356,0}, {1173,360,0},
    {1180,362,0}, {1185,365,0}, {1195,368,0}, {1206,371,0}, {1210,374,0}, {1214,377,0}, {1217,379,1}, {1221,381,0},
    {1227,384,0}, {1239,387,0}, {1242,389,0}, {1245,393,0}, {1262,396,0}, {1283,399,0}, {1287,403,0}, {1293,406,0},
    {1303,409,0}, {1307,412,0}, {1311,414,1}, {1313,415,0}, {1318,417,0}, {1324,419,0}, {1330,421,0}, {1336,423,0},
    {1341,425,0}, {1344,427,0}, {1348,429,0}, {1351,433,0}, {1353,436,0}, {1357,440,0}, {1369,443,0}, {1385,446,0},
    {1401,449,0}, {1415,452,0}, {1426,455,0}, {1443,458,0}, {1455,461,0}, {1459,465,0}, {1461,468,0}, {1467,470,0},
    {1472,472,0}, {1475,473,0}, {1480,475,0}, {1483,478,0}, {1495,481,0}, {1499,484,0}, {1513,487,0}, {1517,490,0},
    {1523,492,0}, {1535,495,0}, {1544,498,0}, {1548,500,0}, {1553,502,0}, {1557,504,1}, {1563,506,1}, {1568,508,0},
    {1571,510,0}, {1575,512,0}, {1578,515,1}, {1584,517,0}, {1586,520,0}, {1591,522,0}, {1601,525,0}, {1608,528,0},
    {1611,531,0}, {1619,534,0}, {1631,537,0}, {1645,540,0}, {1659,543,0}, {1664,545,0}, {1668,549,0}, {1672,551,0},
    {1676,554,0}, {1682,556,0}, {1687,558,1}, {1691,560,0}, {1696,562,0}, {1699,564,0}, {1702,568,0}, {1706,572,0},
    {1710,576,0}, {1716,578,0}, {1721,580,0}, {1725,582,0}, {1729,584,0}, {1734,586,0}, {1740,588,0}, {1743,590,0},
    {1746,594,0}, {1750,598,0}, {1754,602,0}, {1758,604,1}, {1760,605,0}, {1766,607,0}, {1772,609,0}, {1776,612,0},
    {1786,615,0}, {1790,618,0}, {1796,620,0}, {1802,622,0}, {1805,624,0}, {1821,627,0}, {1830,630,0}, {1842,633,0},
    {1861,636,0}, {1872,639,0}, {1889,642,0}, {1906,645,0}, {1920,648,0}, {1937,651,0}, {1946,654,0}, {1960,657,0},
    {1975,660,0}, {1982,663,0}, {1994,666,0}, {2007,669,0}, {2019,672,0}, {2034,675,0}, {2051,678,0}, {2067,681,0},
    {2082,684,0}, {2094,687,0}, {2109,690,0}, {2119,693,0}, {2132,696,0}, {2141,699,0}, {2155,702,0}, {2171,705,0},
    {2184,708,0}, {2195,711,0}, {2203,714,0}, {2217,717,0}, {2226,720,0}, {2229,724,0}, {2231,727,0}, {2241,730,0},
    {2247,732,0}, {2260,735,0}, {2278,738,0}, {2292,741,0}, {2305,744,0}, {2323,747,0}, {2337,750,0}, {2341,754,0},
    {2355,757,0}, {2370,760,0}, {2374,763,0}, {2377,766,0}, {2383,768,0}, {2385,771,0}, {2388,774,0}, {2391,776,0},
    {2402,779,0}, {2411,782,0}, {2414,786,0}, {2423,789,0}, {2427,793,0}, {2431,796,0}, {2433,798,0}, {2437,800,0},
    {2443,802,0}, {2449,804,0}, {2455,806,0}, {2458,808,0}, {2477,811,0}, {2495,814,0}, {2512,817,0}, {2533,820,0},
    {2553,823,0}, {2567,826,0}, {2574,827,0}, {2577,831,0}, {2584,834,0}, {2600,836,0}, {2604,839,0}, {2607,842,0},
    {2619,845,0}, {2628,848,0}, {2648,851,0}, {2658,854,0}, {2666,857,0}, {2679,862,0}, {2688,865,0}, {2698,868,0},
    {2713,871,0}, {2732,876,0}, {2749,881,0}, {2763,884,0}, {2783,889,0}, {2798,892,0}, {2813,897,0}, {2825,902,0},
    {2840,905,0}, {2858,910,0}, {2878,913,0}, {2885,916,0}, {2897,919,0}, {2911,922,0}, {2922,927,0}, {2939,932,0},
    {2951,935,0}, {2974,940,0}, {2991,945,0}, {3002,948,0}, {3018,953,0}, {3039,956,0}, {3056,959,0}, {3072,962,0},
    {3091,967,0}, {3112,970,0}, {3127,975,0}, {3147,978,0}, {3164,983,0}, {3186,986,0}, {3195,992,0}, {3209,995,0},
    {3220,998,0}, {3236,1003,0}, {3257,1006,0}, {3273,1011,0}, {3284,1017,0}, {3300,1020,0}, {3308,1023,0},
    {3321,1026,0}, {3338,1029,0}, {3351,1032,0}, {3365,1035,0}, {3369,1039,1}, {3375,1041,0}, {3377,1043,0},
    {3382,1045,1}, {3388,1047,1}, {3393,1049,0}, {3396,1051,0}, {3402,1053,0}, {3405,1057,1}, {3411,1059,0},
    {3416,1061,0}, {3421,1063,0}, {3428,1065,0}, {3432,1069,0}, {3452,1072,0}, {3466,1075,0}, {3468,1078,0},
    {3472,1082,1}, {3478,1084,1}, {3484,1086,0}, {3490,1089,1}, {3494,1091,0}, {3501,1094,0}, {3510,1097,0},
    {3521,1100,0}, {3536,1103,0}, {3544,1106,0}, {3547,1108,0}, {3550,1112,0}, {3553,1114,0}, {3555,1116,0},
    {3564,1118,0}, {3577,1121,0}, {3581,1124,0}, {3583,1127,0}, {3591,1130,0}, {3604,1133,0}, {3622,1136,0},
    {3635,1139,0}, {3640,1142,0}, {3647,1145,0}, {3657,1148,0}, {3669,1151,0}, {3673,1155,0}, {3676,1157,1},
    {3680,1158,0}, {3683,1162,0}, {3687,1165,0}, {3691,1169,0}, {3696,1172,1}, {3699,1174,0}, {3705,1176,0},
    {3709,1179,0}, {3713,1182,0}, {3719,1185,0}, {3725,1187,0}, {3731,1189,0}, {3734,1191,0}, {3736,1194,0},
    {3750,1197,0}, {3768,1200,0}, {3788,1203,0}, {3791,1206,0}, {3794,1208,0}, {3811,1211,0}, {3821,1214,0},
    {3834,1217,0}, {3853,1220,0}, {3865,1223,0}, {3883,1226,0}, {3901,1229,0}, {3916,1232,0}, {3934,1235,0},
    {3944,1238,0}, {3952,1241,0}, {3965,1244,0}, {3979,1247,0}, {3992,1250,0}, {4008,1253,0}, {4026,1256,0},
    {4043,1259,0}, {4059,1262,0}, {4072,1265,0}, {4088,1268,0}, {4099,1271,0}, {4113,1274,0}, {4123,1277,0},
    {4127,1280,0}, {4139,1283,0}, {4150,1286,0}, {4154,1289,0}, {4157,1292,0}, {4168,1295,0}, {4174,1297,0},
    {4178,1299,0}, {4184,1301,0}, {4190,1303,0}, {4192,1306,0}, {4198,1308,0}, {4204,1310,0}, {4209,1312,0},
    {4212,1314,0}, {4215,1318,0}, {4229,1321,0}, {4243,1324,0}, {4258,1327,0}, {4270,1330,0}, {4275,1332,0},
    {4286,1335,0}, {4290,1339,0}, {4294,1342,0}, {4300,1345,0}, {4318,1348,0}, {4330,1351,0}, {4347,1354,0},
    {4361,1357,0}, {4380,1360,0}, {4391,1363,0}, {4395,1367,0}, {4399,1370,0}, {4402,1373,0}, {4408,1376,0},
    {4419,1379,0}, {4427,1382,0}, {4440,1385,0}, {4458,1388,0}, {4471,1391,0}, {4479,1394,0}, {4482,1397,0},
    {4485,1400,0}, {4493,1403,0}, {4506,1406,0}, {4512,1409,1}, {4517,1411,0}, {4522,1414,0}, {4527,1416,0},
    {4531,1418,0}, {4534,1419,0}, {4537,1421,0}, {4543,1423,0}, {4549,1425,0}, {4552,1427,0}, {4555,1431,0},
    {4564,1434,0}, {4569,1436,0}, {4579,1442,0}, {4588,1445,0}, {4593,1448,0}, {4603,1451,0}, {4617,1454,0},
    {4627,1457,0}, {4631,1461,0}, {4640,1464,0}, {4644,1468,0}, {4650,1470,1}, {4656,1472,0}, {4660,1475,0},
    {4668,1478,0}, {4673,1480,0}, {4679,1482,1}, {4684,1484,0}, {4687,1486,0}, {4693,1488,0}, {4696,1492,1},
    {4702,1494,0}, {4707,1496,0}, {4715,1497,0}, {4725,1500,0}, {4737,1503,0}, {4753,1506,0}, {4758,1509,0},
    {4767,1512,0}, {4772,1514,0}, {4776,1518,0}, {4783,1521,0}, {4793,1524,0}, {4809,1527,0}, {4820,1530,0},
    {4833,1533,0}, {4838,1536,0}, {4848,1539,0}, {4855,1542,0}, {4866,1545,0}, {4880,1548,0}, {4895,1551,0},
    {4899,1553,0}, {4906,1555,0}, {4911,1557,0}, {4915,1561,0}, {4921,1563,1}, {4925,1565,0}, {4930,1568,0},
    {4934,1571,0}, {4937,1573,0}, {4942,1576,0}, {4948,1579,0}, {4951,1582,0}, {4957,1585,0}, {4961,1588,0},
    {4972,1591,0}, {4984,1592,0}, {5001,1595,0}, {5014,1598,0}, {5027,1601,0}, {5030,1605,0}, {5034,1609,0},
    {5038,1613,0}, {5044,1616,0}, {5049,1618,0}, {5054,1621,0}, {5057,1625,0}, {5061,1629,0}, {5065,1633,0},
    {5068,1637,0}, {5070,1639,0}, {5074,1643,0}, {5078,1647,0}, {5082,1649,0}, {5086,1651,0}, {5090,1653,1},
    {5096,1655,0}, {5101,1657,0}, {5104,1659,0}, {5107,1663,0}, {5111,1667,0}, {5115,1671,0}, {5119,1673,0},
    {5123,1675,0}, {5129,1677,0}, {5135,1679,0}, {5138,1681,0}, {5142,1683,0}, {5156,1686,0}, {5160,1688,0},
    {5163,1691,0}, {5167,1694,0}, {5171,1698,1}, {5177,1700,0}, {5183,1702,0}, {5185,1705,0}, {5188,1710,0},
    {5191,1713,1}, {5196,1715,1}, {5201,1717,0}, {5204,1719,1}, {5209,1721,0}, {5211,1724,0}, {5214,1728,1},
    {5220,1730,0}, {5227,1733,0}, {5232,1736,0}, {5237,1738,0}, {5242,1740,0}, {5247,1743,1}, {5250,1744,0},
    {5253,1747,0}, {5259,1750,0}, {5263,1753,0}, {5271,1756,0}, {5275,1759,0}, {5278,1762,0}, {5282,1765,0},
    {5287,1768,0}, {5293,1771,0}, {5301,1774,0}, {5309,1777,0}, {5317,1780,0}, {5325,1783,0}, {5333,1786,0},
    {5341,1789,0}, {5349,1792,0}, {5357,1795,0}, {5362,1798,0}, {5369,1801,0}, {5377,1804,0}, {5383,1807,0},
    {5388,1809,0}, {5395,1812,0}, {5400,1814,0}, {5404,1818,0}, {5406,1821,0}, {5409,1824,0}, {5415,1827,0},
    {5418,1830,0}, {5422,1833,0}, {5426,1834,0}, {5432,1837,0}, {5440,1840,1}, {5445,1842,0}, {5449,1846,0},
    {5452,1847,0}, {5457,1850,0}, {5464,1853,1}, {5470,1855,1}, {5474,1857,0}, {5482,1860,0}, {5487,1863,0},
    {5491,1866,0}, {5499,1869,0}, {5510,1871,0}, {5519,1874,0}, {5526,1877,0}, {5535,1880,0}, {5541,1883,0},
    {5547,1886,0}, {5555,1889,0}, {5559,1892,0}, {5567,1895,0}, {5572,1898,0}, {5575,1900,0}, {5580,1903,0},
    {5586,1906,0}, {5593,1909,0}, {5600,1912,0}, {5605,1914,0}, {5611,1917,0}, {5615,1919,0}, {5619,1922,0},
    {5626,1925,0}, {5629,1929,0}, {5635,1932,0}, {5642,1935,0}, {5648,1938,0}, {5655,1941,0}, {5663,1944,0},
    {5672,1947,0}, {5680,1950,0}, {5687,1953,0}, {5702,1956,0}, {5715,1959,0}, {5723,1962,0}, {5729,1965,0},
    {5737,1968,0}, {5743,1971,0}, {5755,1974,0}, {5766,1977,0}, {5779,1980,0}, {5796,1983,0}, {5813,1986,0},
    {5831,1989,0}, {5836,1992,0}, {5841,1995,0}, {5846,1998,0}, {5851,2001,0}, {5856,2004,0}, {5859,2008,0},
    {5866,2014,0}, {5870,2017,0}, {5874,2021,0}, {5877,2024,0}, {5883,2027,0}, {5889,2030,0}, {5894,2033,0},
    {5899,2036,0}, {5904,2039,0}, {5909,2042,0}, {5913,2045,0}, {5918,2048,0}, {5923,2051,0}, {5928,2054,0},
    {5933,2057,0}, {5938,2060,0}, {5943,2063,0}, {5948,2066,0}, {5953,2069,0}, {5957,2072,0}, {5962,2075,0},
    {5967,2078,0}, {5972,2081,0}, {5977,2084,0}, {5982,2087,0}, {5987,2090,0}, {5993,2093,0}, {5998,2096,0},
    {6003,2099,0}, {6008,2102,0}, {6013,2105,0}, {6017,2108,0}, {6022,2111,0}, {6027,2114,0}, {6032,2117,0},
    {6037,2120,0}, {6045,2123,0}, {6052,2126,0}, {6060,2129,0}, {6065,2132,0}, {6070,2135,0}, {6075,2138,0},
    {6080,2141,0}, {6084,2144,0}, {6089,2147,0}, {6094,2150,0}, {6099,2153,0}, {6104,2156,0}, {6109,2159,0},
    {6114,2162,0}, {6120,2165,0}, {6125,2167,1}, {6131,2169,0}, {6135,2173,0}, {6140,2176,0}, {6144,2179,0},
    {6149,2182,0}, {6153,2183,0}, {6158,2186,0}, {6166,2189,0}, {6170,2192,0}, {6176,2195,0}, {6180,2198,0},
    {6185,2201,0}, {6190,2204,0}, {6196,2207,0}, {6202,2209,0}, {6205,2212,0}, {6211,2215,0}, {6219,2218,0},
    {6225,2221,0}, {6231,2224,0}, {6237,2227,0}, {6241,2233,0}, {6246,2236,0}, {6251,2238,0}, {6256,2241,0},
    {6262,2243,1}, {6268,2245,0}, {6273,2247,0}, {6278,2250,0}, {6285,2253,0}, {6289,2255,1}, {6294,2257,0},
    {6301,2260,1}, {6305,2262,0}, {6314,2264,0}, {6317,2268,0}, {6321,2270,0}, {6326,2273,0}, {6335,2276,0},
    {6338,2278,0}, {6341,2281,0}, {6345,2284,0}, {6349,2286,0}, {6355,2289,0}, {6370,2292,0}, {6386,2295,0},
    {6394,2297,0}, {6402,2300,0}, {6412,2303,0}, {6423,2306,0}, {6434,2309,0}, {6438,2312,0}, {6446,2315,0},
    {6452,2318,0}, {6459,2321,0}, {6464,2324,0}, {6472,2327,0}, {6477,2328,0}, {6483,2331,0}, {6490,2334,0},
    {6495,2335,0}, {6501,2336,0}, {6505,2339,0}, {6511,2342,0}, {6521,2345,0}, {6530,2348,0}, {6534,2351,0},
    {6541,2354,0}, {6547,2357,0}, {6551,2361,0}, {6557,2364,1}, {6561,2366,0}, {6567,2369,0}, {6572,2372,0},
    {6577,2375,0}, {6581,2379,0}, {6585,2382,0}, {6590,2385,0}, {6594,2388,0}, {6599,2391,0}, {6604,2394,0},
    {6611,2397,0}, {6618,2400,0}, {6623,2403,0}, {6628,2406,0}, {6634,2409,0}, {6641,2412,0}, {6644,2415,0},
    {6652,2418,0}, {6658,2421,0}, {6664,2424,0}, {6670,2427,0}, {6675,2430,0}, {6679,2436,0}, {6685,2439,0},
    {6692,2442,0}, {6703,2445,0}, {6714,2448,0}, {6722,2451,0}, {6732,2454,1}, {6738,2456,0}, {6752,2459,0},
    {6767,2462,0}, {6772,2465,0}, {6777,2468,0}, {6785,2471,0}, {6790,2474,0}, {6796,2477,0}, {6800,2480,0},
    {6804,2483,0}, {6810,2486,0}, {6816,2489,0}, {6820,2492,0}, {6824,2495,0}, {6829,2498,0}, {6836,2501,0},
    {6841,2503,0}, {6847,2505,0}, {6850,2507,0}, {6852,2510,0}, {6859,2513,0}, {6864,2516,0}, {6871,2519,1},
    {6874,2521,0}, {6879,2523,0}, {6886,2526,0}, {6892,2529,0}, {6895,2533,0}, {6900,2536,0}, {6905,2539,0},
    {6909,2542,0}, {6916,2545,0}, {6927,2548,0}, {6932,2551,0}, {6935,2553,0}, {6942,2555,0}, {6947,2558,0},
    {6950,2560,1}, {6956,2562,0}, {6969,2565,0}, {6975,2568,0}, {6979,2570,0}, {6985,2573,0}, {6991,2576,0},
    {6997,2577,0}, {7001,2581,0}, {7004,2583,0}, {7009,2586,0}, {7017,2589,0}, {7025,2592,0}, {7032,2595,0},
    {7041,2598,0}, {7055,2601,0}, {7064,2604,0}, {7078,2607,0}, {7093,2610,0}, {7109,2613,0}, {7117,2616,0},
    {7123,2619,0}, {7129,2622,0}, {7133,2626,0}, {7137,2628,0}, {7141,2631,0}, {7147,2633,0}, {7152,2636,0},
    {7156,2639,0}, {7161,2642,0}, {7166,2645,0}, {7171,2648,0}, {7178,2651,0}, {7182,2653,0}, {7190,2656,0},
    {7195,2659,0}, {7199,2662,1}, {7205,2664,0}, {7211,2667,0}, {7217,2669,0}, {7221,2672,1}, {7226,2674,0},
    {7232,2677,0}, {7235,2679,0}, {7239,2681,0}, {7241,2684,0}, {7246,2687,0}, {7249,2691,0}, {7251,2694,1},
    {7257,2696,0}, {7260,2699,0}, {7266,2702,0}, {7268,2705,0}, {7276,2708,0}, {7279,2711,0}, {7282,2714,0},
    {7288,2717,0}, {7293,2719,0}, {7298,2722,0}, {7306,2725,0}, {7312,2728,0}, {7316,2731,0}, {7322,2734,0},
    {7328,2737,0}, {7331,2739,0}, {7335,2742,0}, {7340,2744,0}, {7344,2748,0}, {7348,2751,0}, {7354,2754,0},
    {7359,2757,0}, {7363,2759,0}, {7370,2761,0}, {7375,2763,0}, {7381,2766,0}, {7388,2769,0}, {7393,2772,0},
    {7403,2775,0}, {7414,2778,0}, {7420,2779,0}, {7426,2782,0}, {7431,2785,0}, {7438,2788,0}, {7446,2791,0},
    {7451,2794,0}, {7456,2797,0}, {7460,2800,0}, {7465,2803,0}, {7469,2806,0}, {7472,2808,1}, {7475,2810,1},
    {7479,2812,0}, {7483,2815,0}, {7487,2816,0}, {7492,2819,0}, {7503,2822,0}, {7515,2825,0}, {7528,2828,0},
    {7531,2830,0}, {7537,2833,0}, {7543,2836,0}, {7548,2839,0}, {7554,2842,0}, {7557,2846,0}, {7562,2849,0},
    {7567,2851,0}, {7571,2854,0}, {7576,2857,0}, {7581,2860,0}, {7585,2862,0}, {7589,2866,0}, {7595,2869,0},
    {7599,2872,0}, {7604,2875,0}, {7612,2878,1}, {7618,2880,0}, {7624,2883,1}, {7630,2885,0}, {7636,2888,0},
    {7642,2891,0}, {7648,2894,0}, {7654,2897,0}, {7660,2900,1}, {7666,2902,0}, {7672,2905,0}, {7678,2908,0},
    {7684,2911,0}, {7690,2914,0}, {7696,2917,0}, {7702,2920,0}, {7707,2923,0}, {7712,2926,0}, {7716,2930,0},
    {7718,2933,0}, {7721,2936,0}, {7727,2938,0}, {7732,2940,0}, {7738,2942,0}, {7741,2945,0}, {7747,2947,0},
    {7752,2949,0}, {7755,2951,0}, {7759,2953,0}, {7761,2956,0}, {7764,2959,0}, {7767,2962,0}, {7771,2965,0},
    {7779,2968,0}, {7782,2971,0}, {7787,2974,0}, {7793,2977,0}, {7800,2980,0}, {7808,2983,0}, {7812,2989,0},
    {7818,2992,0}, {7821,2996,0}, {7823,2999,0}, {7826,3002,0}, {7831,3005,0}, {7835,3007,0}, {7837,3010,0},
    {7840,3013,0}, {7843,3016,0}, {7846,3019,0}, {7849,3022,0}, {7853,3025,0}, {7861,3028,0}, {7864,3031,0},
    {7868,3034,0}, {7873,3037,0}, {7878,3040,0}, {7882,3044,0}, {7887,3045,0}, {7891,3048,0}, {7895,3051,0},
    {7900,3054,0}, {7905,3057,1}, {7907,3058,0}, {7911,3061,0}, {7916,3064,0}, {7921,3067,0}, {7927,3070,0},
    {7934,3073,0}, {7943,3076,0}, {7949,3079,0}, {7955,3082,0}, {7964,3085,0}, {7974,3088,0}, {7981,3091,0},
    {7987,3094,0}, {7996,3100,0}, {8000,3106,0}, {8004,3109,0}, {8010,3112,0}, {8014,3114,0}, {8020,3117,0},
    {8026,3119,0}, {8030,3122,0}, {8037,3125,0}, {8042,3128,0}, {8046,3131,0}, {8051,3133,0}, {8057,3136,0},
    {8066,3139,0}, {8072,3142,0}, {8078,3145,0}, {8081,3149,0}, {8089,3152,0}, {8097,3155,0}, {8102,3158,0},
    {8108,3161,0}, {8121,3164,0}, {8135,3167,0}, {8139,3171,0}, {8145,3174,0}, {8149,3178,0}, {8155,3181,0},
    {8161,3183,0}, {8167,3186,0}, {8173,3189,1}, {8179,3191,0}, {8181,3194,1}, {8186,3196,0}, {8189,3198,0},
    {8193,3200,1}, {8198,3202,0}, {8201,3205,0}, {8204,3209,1}, {8210,3211,0}, {8212,3214,0}, {8218,3217,0},
    {8223,3220,0}, {8229,3223,0}, {8234,3226,0}, {8239,3228,0}, {8244,3230,0}, {8249,3233,0}, {8257,3236,0},
    {8265,3239,0}, {8270,3241,0}, {8274,3244,0}, {8279,3246,0}, {8281,3249,0}, {8287,3252,0}, {8292,3255,0},
    {8300,3258,0}, {8306,3260,0}, {8309,3263,0}, {8315,3266,0}, {8323,3269,0}, {8331,3272,0}, {8339,3275,0},
    {8346,3278,0}, {8350,3280,0}, {8355,3282,0}, {8359,3286,0}, {8363,3288,0}, {8368,3291,1}, {8374,3293,0},
    {8378,3297,0}, {8382,3300,0}, {8387,3303,0}, {8394,3306,0}, {8399,3309,0}, {8405,3312,0}, {8410,3315,0},
    {8412,3318,0}, {8418,3320,0}, {8423,3322,1}, {8427,3324,0}, {8432,3326,0}, {8435,3328,0}, {8438,3332,0},
    {8443,3334,0}, {8447,3338,0}, {8451,3342,0}, {8457,3344,0}, {8462,3346,0}, {8467,3348,0}, {8473,3350,0},
    {8479,3352,0}, {8482,3354,0}, {8485,3358,0}, {8491,3360,0}, {8495,3362,0}, {8499,3364,0}, {8503,3368,0},
    {8507,3372,0}, {8512,3375,0}, {8516,3378,0}, {8522,3381,0}, {8527,3384,0}, {8529,3387,0}, {8532,3390,0},
    {8536,3393,0}, {8542,3395,0}, {8550,3398,0}, {8556,3401,0}, {8562,3403,0}, {8566,3406,0}, {8571,3409,0},
    {8577,3412,0}, {8580,3415,1}, {8585,3417,0}, {8589,3420,0}, {8594,3423,0}, {8601,3426,0}, {8607,3429,0},
    {8613,3432,0}, {8619,3435,0}, {8625,3438,0}, {8632,3441,0}, {8638,3444,0}, {8641,3447,0}, {8647,3450,0},
    {8651,3453,0}, {8656,3459,0}, {8661,3462,0}, {8666,3465,0}, {8672,3466,0}, {8678,3467,0}, {8683,3470,0},
    {8690,3473,0}, {8697,3476,0}, {8703,3478,0}, {8709,3480,0}, {8714,3483,0}, {8718,3484,0}, {8721,3486,0},
    {8725,3489,0}, {8730,3492,0}, {8736,3495,0}, {8743,3498,0}, {8751,3501,0}, {8755,3504,0}, {8757,3507,0},
    {8766,3510,0}, {8779,3513,0}, {8794,3516,0}, {8807,3519,0}, {8821,3522,0}, {8835,3525,0}, {8850,3528,0},
    {8867,3531,0}, {8886,3534,0}, {8900,3537,0}, {8903,3540,0}, {8906,3543,0}, {8910,3546,0}, {8918,3549,0},
    {8921,3552,0}, {8926,3555,0}, {8932,3558,0}, {8939,3561,0}, {8947,3564,0}, {8951,3570,0}, {8957,3573,0},
    {8967,3576,0}, {8974,3579,0}, {8983,3582,0}, {8993,3585,0}, {9000,3588,0}, {9007,3591,0}, {9013,3594,0},
    {9019,3597,0}, {9022,3601,0}, {9024,3604,0}, {9027,3607,0}, {9032,3610,0}, {9037,3613,0}, {9043,3616,0},
    {9048,3619,0}, {9052,3621,0}, {9054,3624,0}, {9059,3627,0}, {9067,3630,0}, {9073,3633,0}, {9078,3636,0},
    {9084,3638,0}, {9090,3641,0}, {9100,3644,0}, {9103,3647,0}, {9107,3650,0}, {9115,3653,0}, {9118,3656,0},
    {9122,3659,0}, {9127,3662,0}, {9132,3665,0}, {9137,3668,0}, {9142,3671,0}, {9147,3674,0}, {9160,3677,0},
    {9178,3680,0}, {9188,3683,0}, {9202,3686,0}, {9215,3689,0}, {9229,3692,0}, {9234,3695,0}, {9238,3699,0},
    {9244,3702,0}, {9251,3705,0}, {9257,3708,0}, {9263,3709,0}, {9266,3712,0}, {9273,3715,0}, {9277,3718,0},
    {9281,3719,0}, {9287,3722,0}, {9292,3725,0}, {9300,3728,0}, {9305,3731,0}, {9311,3734,0}, {9314,3737,0},
    {9319,3740,0}, {9325,3743,0}, {9329,3747,0}, {9332,3750,0}, {9336,3753,0}, {9341,3756,0}, {9346,3759,0},
    {9350,3760,0}, {9355,3763,0}, {9361,3766,0}, {9367,3768,1}, {9369,3769,0}, {9373,3772,0}, {9378,3775,0},
    {9383,3778,0}, {9389,3781,0}, {9395,3784,0}, {9401,3787,0}, {9408,3790,0}, {9414,3793,0}, {9418,3796,0},
    {9423,3799,0}, {9428,3802,0}, {9436,3805,0}, {9443,3808,0}, {9452,3814,0}, {9456,3820,0}, {9461,3823,1},
    {9465,3825,0}, {9469,3828,0}, {9473,3831,0}, {9480,3834,0}, {9483,3837,0}, {9489,3840,0}, {9499,3843,0},
    {9509,3846,0}, {9517,3849,0}, {9523,3852,0}, {9529,3855,0}, {9532,3857,0}, {9537,3860,0}, {9550,3863,0},
    {9553,3867,0}, {9556,3870,1}, {9561,3872,0}, {9564,3875,0}, {9570,3876,0}, {9576,3879,1}, {9582,3881,0},
    {9587,3884,0}, {9593,3887,0}, {9599,3890,0}, {9606,3893,0}, {9610,3896,0}, {9614,3899,0}, {9620,3902,0},
    {9626,3905,0}, {9630,3909,0}, {9632,3912,0}, {9636,3916,0}, {9642,3919,0}, {9644,3921,0}, {9652,3924,0},
    {9657,3927,0}, {9660,3932,0}, {9663,3938,0}, {9667,3943,0}, {9677,3946,0}, {9692,3949,0}, {9695,3954,0},
    {9698,3960,0}, {9702,3965,0}, {9713,3968,0}, {9719,3971,0}, {9725,3974,0}, {9730,3977,0}, {9736,3979,0},
    {9740,3985,0}, {9743,3988,0}, {9747,3993,0}, {9752,3998,0}, {9757,4000,0}, {9764,4003,0}, {9769,4006,0},
    {9776,4009,0}, {9784,4012,1}, {9788,4014,0}, {9793,4019,0}, {9799,4024,0}, {9803,4027,0}, {9809,4029,0},
    {9815,4031,0}, {9820,4034,0}, {9828,4039,0}, {9832,4042,0}, {9835,4044,0}, {9840,4047,0}, {9842,4050,0},
    {9847,4053,0}, {9853,4056,0}, {9858,4059,0}, {9865,4062,0}, {9870,4067,0}, {9876,4070,0}, {9882,4073,0},
    {9887,4078,0}, {9893,4081,0}, {9900,4084,0}, {9903,4088,0}, {9906,4093,0}, {9909,4096,0}, {9913,4099,0},
    {9918,4104,0}, {9927,4109,0}, {9931,4114,0}, {9936,4117,0}, {9939,4120,0}, {9943,4123,0}, {9948,4126,0},
    {9953,4129,0}, {9958,4132,0}, {9960,4135,0}, {9963,4138,0}, {9967,4141,0}, {9970,4144,0}, {9974,4146,0},
    {9979,4149,0}, {9982,4154,0}, {9987,4157,0}, {9991,4160,0}, {9994,4163,0}, {10004,4166,0}, {10019,4169,0},
    {10023,4172,0}, {10028,4177,0}, {10037,4182,0}, {10041,4187,0}, {10046,4190,0}, {10051,4193,0}, {10054,4196,0},
    {10059,4199,0}, {10065,4202,0}, {10069,4205,0}, {10073,4209,1}, {10076,4211,0}, {10081,4214,0}, {10087,4219,0},
    {10095,4224,0}, {10102,4227,0}, {10109,4230,0}, {10116,4233,0}, {10121,4236,0}, {10128,4239,0}, {10135,4242,0},
    {10142,4245,0}, {10146,4248,0}, {10155,4251,0}, {10161,4257,0}, {10166,4262,0}, {10173,4265,0}, {10176,4268,0},
    {10182,4271,0}, {10186,4276,0}, {10191,4279,0}, {10198,4284,0}, {10203,4287,0}, {10208,4290,0}, {10214,4295,0},
    {10220,4300,0}, {10231,4303,0}, {10236,4306,0}, {10242,4309,0}, {10245,4312,0}, {10251,4315,0}, {10255,4320,0},
    {10259,4324,0}, {10268,4327,0}, {10282,4330,0}, {10286,4333,0}, {10291,4336,0}, {10297,4339,0}, {10302,4342,0},
    {10307,4345,0}, {10314,4348,0}, {10321,4351,0}, {10325,4354,0}, {10330,4359,0}, {10335,4362,0}, {10342,4368,0},
    {10351,4371,0}, {10361,4376,0}, {10366,4379,0}, {10373,4384,0}, {10377,4387,0}, {10382,4392,0}, {10387,4395,0},
    {10394,4401,0}, {10403,4404,0}, {10413,4409,0}, {10417,4412,1}, {10423,4414,0}, {10427,4417,0}, {10440,4420,0},
    {10455,4423,0}, {10469,4426,0}, {10485,4429,0}, {10487,4431,0}, {10490,4432,0}, {10496,4435,0}, {10501,4438,0},
    {10507,4441,0}, {10513,4444,0}, {10517,4450,0}, {10523,4453,0}, {10527,4459,0}, {10531,4463,0}, {10538,4466,0},
    {10544,4469,0}, {10548,4475,0}, {10552,4479,0}, {10559,4485,0}, {10565,4488,0}, {10572,4494,0}, {10577,4500,0},
    {10582,4503,0}, {10588,4506,0}, {10593,4509,0}, {10600,4512,0}, {10606,4515,0}, {10608,4518,1}, {10614,4520,0},
    {10618,4523,0}, {10622,4526,1}, {10627,4528,0}, {10630,4530,0}, {10635,4533,0}, {10641,4535,0}, {10645,4538,0},
    {10649,4541,0}, {10655,4544,0}, {10660,4546,0}, {10665,4549,0}, {10668,4553,0}, {10672,4555,1}, {10678,4557,0},
    {10681,4560,0}, {10686,4563,0}, {10689,4565,0}, {10693,4568,0}, {10698,4571,0}, {10703,4574,0}, {10710,4577,0},
    {10715,4580,0}, {10718,4583,0}, {10723,4585,0}, {10728,4587,0}, {10735,4589,0}, {10739,4592,0}, {10745,4595,0},
    {10749,4599,0}, {10753,4602,0}, {10758,4605,0}, {10763,4608,0}, {10765,4611,0}, {10770,4614,0}, {10773,4617,0},
    {10778,4620,0}, {10785,4623,1}, {10789,4625,1}, {10793,4627,0}, {10799,4630,0}, {10803,4633,0}, {10810,4636,0},
    {10813,4639,0}, {10817,4642,1}, {10823,4644,0}, {10827,4647,1}, {10833,4649,0}, {10839,4652,0}, {10847,4655,1},
    {10851,4657,0}, {10856,4660,0}, {10859,4663,1}, {10863,4665,0}, {10871,4668,0}, {10877,4671,0}, {10882,4674,0},
    {10886,4677,0}, {10889,4679,0}, {10895,4680,0}, {10901,4681,0}, {10907,4684,0}, {10911,4687,0}, {10918,4690,0},
    {10921,4694,0}, {10924,4696,0}, {10928,4698,0}, {10934,4701,0}, {10939,4704,0}, {10941,4706,0}, {10950,4709,0},
    {10953,4711,0}, {10959,4714,0}, {10966,4717,0}, {10972,4720,0}, {10976,4721,0}, {10984,4724,0}, {10989,4727,0},
    {10996,4730,0}, {11002,4733,0}, {11008,4736,0}, {11013,4739,1}, {11019,4741,0}, {11026,4744,0}, {11033,4747,0},
    {11035,4749,0}, {11043,4752,0}, {11047,4756,1}, {11052,4758,0}, {11054,4761,0}, {11057,4764,0}, {11061,4767,0},
    {11066,4770,0}, {11069,4773,0}, {11073,4776,0}, {11083,4779,0}, {11094,4782,0}, {11100,4785,0}, {11111,4788,0},
    {11119,4791,0}, {11127,4794,0}, {11134,4797,0}, {11139,4800,0}, {11145,4803,0}, {11149,4806,0}, {11154,4809,0},
    {11160,4812,0}, {11164,4815,0}, {11172,4818,0}, {11180,4821,0}, {11188,4824,0}, {11192,4827,0}, {11198,4830,0},
    {11203,4833,0}, {11209,4836,0}, {11213,4840,0}, {11216,4842,0}, {11222,4845,0}, {11225,4849,0}, {11229,4852,0},
    {11233,4856,0}, {11239,4859,0}, {11243,4863,0}, {11254,4866,0}, {11261,4869,0}, {11266,4870,0}, {11273,4873,1},
    {11277,4874,0}, {11282,4877,0}, {11286,4880,0}, {11292,4883,0}, {11297,4886,0}, {11301,4889,0}, {11305,4894,0},
    {11311,4896,0}, {11316,4899,0}, {11324,4902,0}, {11328,4905,0}, {11333,4908,0}, {11338,4911,0}, {11344,4914,1},
    {11349,4916,0}, {11353,4919,0}, {11359,4922,0}, {11364,4925,0}, {11371,4928,0}, {11376,4931,0}, {11382,4934,0},
    {11388,4937,0}, {11394,4940,0}, {11400,4943,0}, {11407,4946,0}, {11413,4949,0}, {11418,4952,0}, {11424,4955,0},
    {11429,4958,0}, {11438,4961,0}, {11443,4964,0}, {11448,4967,0}, {11454,4968,0}, {11460,4969,0}, {11465,4972,0},
    {11472,4975,0}, {11479,4978,0}, {11485,4980,0}, {11491,4982,0}, {11496,4985,0}, {11500,4986,0}, {11503,4988,0},
    {11507,4991,0}, {11514,4994,0}, {11519,4997,0}, {11525,5000,0}, {11529,5003,0}, {11533,5006,0}, {11540,5009,0},
    {11548,5012,0}, {11553,5015,0}, {11557,5018,1}, {11560,5020,0}, {11566,5023,0}, {11572,5026,0}, {11575,5030,0},
    {11580,5033,0}, {11585,5036,0}, {11591,5039,0}, {11594,5041,0}, {11598,5043,0}, {11608,5046,0}, {11622,5049,0},
    {11638,5052,0}, {11652,5055,0}, {11667,5058,0}, {11684,5061,0}, {11700,5064,0}, {11715,5067,0}, {11730,5070,0},
    {11734,5072,0}, {11746,5075,0}, {11751,5078,0}, {11756,5081,0}, {11759,5084,0}, {11765,5087,0}, {11775,5090,0},
    {11780,5093,0}, {11785,5096,0}, {11790,5099,0}, {11795,5102,0}, {11800,5105,0}, {11804,5109,0}, {11810,5112,0},
    {11817,5115,0}, {11821,5116,0}, {11827,5119,0}, {11835,5122,0}, {11840,5125,0}, {11846,5128,0}, {11850,5132,0},
    {11853,5135,0}, {11857,5136,0}, {11862,5139,0}, {11868,5142,0}, {11874,5145,0}, {11880,5148,0}, {11884,5151,0},
    {11889,5154,0}, {11894,5157,0}, {11902,5160,0}, {11909,5163,0}, {11911,5166,0}, {11917,5168,0}, {11922,5171,0},
    {11924,5174,0}, {11927,5177,0}, {11931,5180,0}, {11937,5182,0}, {11942,5185,0}, {11945,5188,0}, {11951,5190,0},
    {11956,5192,0}, {11960,5195,0}, {11965,5198,0}, {11971,5201,0}, {11979,5204,0}, {11984,5207,0}, {11987,5209,0},
    {11991,5212,0}, {11996,5215,0}, {12001,5218,0}, {12006,5221,0}, {12012,5224,0}, {12017,5227,0}, {12024,5230,1},
    {12028,5232,0}, {12032,5233,0}, {12038,5236,0}, {12046,5239,0}, {12051,5242,0}, {12055,5245,0}, {12058,5249,0},
    {12064,5252,0}, {12069,5255,0}, {12075,5257,0}, {12079,5259,0}, {12087,5262,0}, {12100,5265,1}, {12103,5267,0},
    {12108,5269,0}, {12114,5271,0}, {12120,5273,0}, {12123,5276,0}, {12129,5279,0}, {12133,5282,0}, {12138,5285,0},
    {12142,5288,0}, {12147,5291,0}, {12151,5294,0}, {12156,5297,0}, {12161,5300,0}, {12168,5303,0}, {12175,5306,0},
    {12180,5309,0}, {12193,5312,0}, {12199,5315,0}, {12207,5318,0}, {12211,5321,0}, {12216,5324,0}, {12219,5327,0},
    {12223,5330,0}, {12228,5336,0}, {12234,5338,0}, {12237,5339,0}, {12241,5342,0}, {12247,5345,0}, {12251,5349,0},
    {12257,5352,0}, {12266,5355,0}, {12270,5358,0}, {12275,5361,0}, {12281,5367,0}, {12286,5370,0}, {12292,5376,0},
    {12297,5379,0}, {12303,5382,0}, {12311,5385,0}, {12321,5388,0}, {12326,5391,0}, {12332,5394,0}, {12340,5397,0},
    {12350,5400,0}, {12353,5403,0}, {12359,5406,0}, {12365,5409,0}, {12369,5412,0}, {12374,5415,0}, {12378,5419,0},
    {12384,5422,0}, {12390,5425,0}, {12396,5428,0}, {12400,5431,0}, {12405,5434,0}, {12420,5436,0}, {12431,5438,0},
    {12436,5440,0}, {12439,5443,0}, {12443,5446,0}, {12449,5449,0}, {12453,5452,0}, {12460,5455,0}, {12467,5458,0},
    {12472,5461,0}, {12477,5464,0}, {12484,5467,0}, {12491,5470,0}, {12497,5473,0}, {12505,5476,0}, {12514,5479,0},
    {12523,5482,0}, {12533,5485,0}, {12539,5488,0}, {12545,5491,0}, {12551,5494,0}, {12555,5497,0}, {12565,5500,0},
    {12576,5503,0}, {12582,5506,0}, {12593,5509,0}, {12601,5512,0}, {12609,5515,0}, {12616,5518,0}, {12619,5521,0},
    {12623,5524,0}, {12626,5527,1}, {12630,5529,1}, {12634,5531,1}, {12638,5533,0}, {12642,5536,0}, {12648,5539,0},
    {12655,5542,0}, {12659,5545,0}, {12666,5548,0}, {12673,5551,0}, {12680,5554,0}, {12687,5557,0}, {12694,5560,0},
    {12699,5563,0}, {12704,5566,0}, {12711,5569,0}, {12717,5572,0}, {12725,5575,0}, {12734,5578,0}, {12743,5581,0},
    {12753,5584,0}, {12759,5587,0}, {12765,5590,0}, {12771,5593,0}, {12776,5596,0}, {12782,5599,0}, {12787,5602,0},
    {12794,5605,0}, {12800,5608,1}, {12805,5610,0}, {12811,5613,0}, {12814,5615,0}, {12818,5618,0}, {12824,5620,0},
    {12830,5622,0}, {12833,5624,0}, {12837,5627,0}, {12843,5630,0}, {12846,5634,0}, {12852,5637,0}, {12861,5640,0},
    {12866,5642,0}, {12874,5644,0}, {12880,5646,0}, {12891,5649,0}, {12899,5652,0}, {12905,5655,0}, {12910,5658,0},
    {12916,5661,1}, {12921,5663,0}, {12926,5665,1}, {12931,5667,0}, {12937,5670,0}, {12945,5673,0}, {12951,5676,0},
    {12955,5679,0}, {12959,5682,0}, {12962,5685,0}, {12968,5688,0}, {12974,5691,0}, {12978,5695,0}, {12985,5698,0},
    {12989,5701,0}, {12995,5704,0}, {13000,5707,0}, {13008,5710,0}, {13020,5713,0}, {13032,5716,0}, {13046,5719,0},
    {13055,5722,0}, {13068,5725,0}, {13083,5728,0}, {13089,5731,0}, {13093,5734,0}, {13101,5737,0}, {13108,5740,0},
    {13113,5743,0}, {13120,5746,0}, {13128,5749,0}, {13132,5753,0}, {13136,5755,0}, {13141,5757,0}, {13147,5759,0},
    {13152,5762,0}, {13168,5765,0}, {13185,5768,0}, {13189,5771,0}, {13193,5774,1}, {13199,5776,0}, {13203,5779,0},
    {13208,5781,0}, {13214,5783,1}, {13219,5785,0}, {13222,5787,0}, {13227,5790,0}, {13233,5792,0}, {13238,5795,0},
    {13244,5798,0}, {13247,5802,1}, {13253,5804,0}, {13258,5807,0}, {13263,5810,0}, {13268,5813,0}, {13274,5816,0},
    {13282,5819,0}, {13288,5822,0}, {13293,5825,0}, {13298,5827,1}, {13301,5829,0}, {13306,5831,0}, {13310,5835,0},
    {13317,5838,0}, {13328,5841,0}, {13341,5844,0}, {13355,5847,0}, {13360,5850,0}, {13364,5852,0}, {13369,5854,0},
    {13376,5856,0}, {13386,5859,0}, {13392,5862,0}, {13400,5865,0}, {13406,5868,0}, {13411,5870,0}, {13416,5873,0},
    {13420,5877,0}, {13425,5880,0}, {13431,5882,0}, {13435,5885,0}, {13440,5888,0}, {13445,5891,1}, {13449,5893,0},
    {13456,5896,0}, {13460,5899,0}, {13464,5902,0}, {13469,5905,0}, {13474,5908,0}, {13480,5911,0}, {13490,5913,0},
    {13498,5915,0}, {13508,5918,0}, {13514,5920,0}, {13519,5922,0}, {13528,5925,0}, {13532,5928,0}, {13538,5930,0},
    {13546,5932,0}, {13558,5938,0}, {13571,5944,0}, {13583,5950,0}, {13596,5956,0}, {13604,5958,0}, {13619,5961,0},
    {13635,5964,0}, {13638,5966,0}, {13643,5969,0}, {13646,5972,0}, {13652,5975,0}, {13657,5978,0}, {13663,5981,0},
    {13669,5982,0}, {13673,5983,0}, {13676,5987,0}, {13681,5990,0}, {13686,5996,0}, {13691,6002,0}, {13695,6006,0},
    {13700,6009,0}, {13705,6012,0}, {13709,6016,0}, {13715,6022,0}, {13721,6028,0}, {13727,6034,0}, {13733,6040,0},
    {13740,6043,0}, {13745,6045,0}, {13751,6048,0}, {13756,6051,0}, {13762,6054,0}, {13768,6057,0}, {13771,6061,0},
    {13775,6065,0}, {13777,6068,0}, {13779,6071,0}, {13785,6074,0}, {13789,6078,0}, {13793,6081,0}, {13798,6084,0},
    {13802,6087,0}, {13807,6090,0}, {13810,6094,0}, {13815,6097,0}, {13820,6100,0}, {13822,6102,0}, {13827,6105,0},
    {13832,6108,0}, {13836,6111,0}, {13840,6114,0}, {13845,6117,0}, {13849,6121,0}, {13855,6124,0}, {13861,6127,0},
    {13866,6130,0}, {13871,6133,0}, {13875,6137,0}, {13881,6140,0}, {13887,6143,0}, {13892,6146,0}, {13896,6149,0},
    {13902,6152,1}, {13908,6154,0}, {13912,6156,0}, {13917,6158,0}, {13920,6160,1}, {13923,6162,0}, {13926,6166,0},
    {13930,6168,0}, {13934,6172,0}, {13938,6176,0}, {13942,6178,1}, {13946,6180,0}, {13952,6182,0}, {13958,6184,0},
    {13961,6186,0}, {13965,6188,0}, {13971,6191,0}, {13975,6193,0}, {13978,6197,0}, {13982,6199,0}, {13989,6202,0},
    {13993,6206,0}, {13997,6210,0}, {14000,6213,0}, {14004,6216,0},
};

/// Index of the first name whose first letter is at least 'A' + i.
inline constexpr std::uint16_t kFirst['z' - 'A' + 2] = {
    0, 19, 31, 65, 119, 144, 152, 173, 185, 210, 217, 225, 284, 293, 364, 387, 406, 410, 454, 494, 516, 552, 569, 574,
    578, 588, 598, 598, 598, 598, 598, 598, 598, 658, 773, 867, 931, 993, 1029, 1088, 1116, 1166, 1174, 1184, 1336,
    1373, 1538, 1591, 1657, 1667, 1769, 1921, 1977, 2024, 2066, 2077, 2101, 2112, 2125,
};
// clang-format on

}  // namespace paperhop::html_entity_table
