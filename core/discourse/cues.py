"""Cues: the words by which a sentence shows in whose mouth it is.

Patterns on folded text.  HEAD opens somebody's words; REPORT, LEAD and their kin bring
the reporter back; the rest tell what a head announces and what follows it.
"""
from __future__ import annotations

import re

MEETING = (r"(?:此次|本次|这次)?(?P<word>会议|大会|全会|座谈会|推进会|动员会|部署会|常务会|常委会|例会|党组会|专题会|调度会|现场会|视频会|工作会)")
MEETING_HEAD = re.compile(MEETING + r"(?:还|也|同时|最后|再次|一致|进一步|特别|着重|并|对此|研究|就[^，。就对]{0,30}|对[^，。就对]{0,30}){0,6}(?P<verb>强调|指出|要求|明确(?:要求|提出|指出|强调)?|认为|号召|提出(?!了[^，]*方案)|议定|决定|确定|希望|部署要求|原则同意|裁示)(?:了)?")
# The meeting as the subject of a report: the reporter speaks.
MEETING_REPORT = re.compile(MEETING + r"(?:还|也|同时|先后|首先|最后|随后|集体|现场|书面|分别){0,6}(?:听取|审议|研究|通报|传达|学习|讨论|总结|回顾|由|以|采取|在|邀请|表彰|观看|播放|原则|通过|召开|举行|开始|结束|期间|前|后|上|中|设|对|就|安排|部署|宣读|宣布|分析|组织|解读|介绍|颁|进行|开到|一直|达成|签|印发|下发|套开|观摩|参观|考察|察看|查看|审阅|征求|测试|选举|表决|推选)")
REPORTER_LEAD = re.compile(r"(?:[省市县区州厅局]?(?:有关|相关)?领导(?:同志)?(?:还|也)?(?:分别|先后)|会上|会中|会前|会后|会议期间|会议现场|会议结束|视频会议结束|据悉|据了解|记者|与会|当天|当日|随后|当晚|活动中|座谈中|讨论中|交流中|仪式上|与会人员|与会代表|参会|出席会议|参加会议|参加本次|会间|分组讨论|本报讯|责任编辑|编辑|来源|信息来源|（(?:本报|本网|新华社|见习|实习)?(?:记者|通讯员|文|图|责任编辑|来源))")
# 业务报告指出, 县务会议先后由各处简报: papers and proceedings, told by the reporter.
PAPER_SAYS = re.compile(r"[^，。]{2,16}(?:业务|工作|专题)?(?:报告|简报|资料|数据)(?:显示|指出|表示)，|[^，。要]{0,16}会议?(?:先后|首先|分别|依次)由[^，。]{2,40}")
# Another meeting, or this one as news: 动员大会之后, 全市信访局长会议6月2日在江城召开.
OTHER_MEETING = re.compile(r"[\w“”]{0,30}(?:会议|大会|会)(?:之前|之后|前|后|结束后|开始前|期间)，|[^，。]{0,50}(?:会议|大会|座谈会|推进会|现场会)[^，。]{0,24}(?:召开|举行)(?:。|，|$)"
                            r"|(?![^，。]{0,40}[要应须])[^，。]{2,50}(?:召开|举行)了?[^，。]{2,60}(?:会议|大会|全会|座谈会|推进会|会报|月报)(?:，|。)")
ASIDE = re.compile(r"(?:会前|会后|\w{0,10}会议?(?:之前|之后|前|后)，)")
PRONOUN_HEAD = re.compile(r"(?P<word>他|她)(?:还|也|同时|最后|再次|特别|进一步|着重|首先|代表[^，代]{0,16}){0,6}(?P<verb>强调|指出|要求|表示|说|希望|提出(?:[^，。：]{0,12}(?:要求|意见|希望))?|(?:谈|讲)了?[^，。：]{0,8}(?:意见|要求|体会|看法)|认为|谈到|号召|勉励|提醒)")
# 镇长指出，该县县委书记就防汛工作进行强调：an office heads a speech, its holder unnamed here.
OFFICE_HEAD = re.compile(r"(?:最后|随后|会上|同时)?，?(?:该|我)?(?P<who>(?:[省市县区州旗镇乡局厅校院][县镇乡]?|街道)?(?:党工委|党委|党组|党支部|委|政府)?(?:常务)?副?(?:书记|省长|州长|市长|县长|区长|旗长|镇长|乡长|厅长|局长|主任|主席|校长|院长|所长|站长|主要负责人|主要负责同志|主要领导))"
                         r"(?:还|也|同时|最后|再次|特别|进一步|着重|现场|反复|在会上|在讲话中|就[^，。：]{2,20}|对[^，。：]{2,20}){0,3}(?P<verb>(?:进行)?强调|指出|要求|表示|裁示|指示)(?=[，：]|各|全|要(?!求)|相关|有关)")
# Verbs that introduce what was said.
HEAD_VERB = re.compile(r"(?:强调了?(?:以下)?[一二两三四五六七八]点(?:意见|要求)?|重申|强调|指出|要求|表示|说|裁示|指示|谈到|提到|认为|希望|号召|勉励|期勉|责成|呼吁|叮嘱|叮咛|嘱咐|寄语|期望|期盼|期许|明确|(?:提出|提|讲|谈)[^，。：]{0,14}(?:要求|意见|希望|建议|任务|举措))$")
AFTER_HEAD = re.compile(r"(?:如下|道|说|指出|强调|要求)?[了]?[，：、 ]{0,2}")
ENDS_ATTENDING = re.compile(r"(?:参加|出席|列席|参会|到会|收听收看|收看)(?:了)?[^，。]{0,18}[。；]?$|分会场[^，。]{0,8}[。；]?$")
RESUMES = re.compile(r"(?:要|[一二三四五六七八九十]{1,3}(?:要|是|、)|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[，、]|首先，|其次，|最后，|必须|务必|确保|坚持)")
# A head whose subject, the meeting, is left unsaid.
UNSAID_HEAD = re.compile(r"(?:会上)?(?:并|还)?(?:强调|要求|指出)(?!的)[，：]?(?=.)")
BRACKETED = re.compile(r"（[^（）]{1,30}）[ |]*$")
# 副州长某某，…出席会议并提出意见建议: who was there, however their names are written.
WHO_CAME = re.compile(r"(?:出席|参加|列席)了?(?:此次|本次)?(?:会议|大会|活动|座谈会|推进会)(?:并[^，。；]{2,14})?。$")
OBLIGES = re.compile(r"要(?!求|素|负责)|必须|务必")
ADDRESS_ONLY = re.compile(r"(?!.*(?:要|应|须|做好|抓好|加强|推进|以下|如下))[^，。；]{2,30}：")
# 就落实部署，切实抓好安全生产提出明确要求: where the phrase that 就 opened runs over commas, its verb ends the last.
FRAMED = re.compile(r"就|对|围绕|针对|结合")
FRAME_ENDS = re.compile(r"(?:提出|作出|做出|进行|作|做)了?[^，。；]{0,10}(?:要求|部署|安排|说明|意见)$")
SAYS_ALONE = re.compile(r"(?:他|她)?(?:还|并)?(?P<verb>强调|指出|要求|表示)|(?:并|还)?就[^，。；]{2,40}(?P<announced>提出了?[^，。；]{0,8}(?:要求|意见|建议))")
ANNOUNCES = re.compile(r"(?:并|还)?(?P<verb>(?:提出|提|讲)了?[^，。：]{0,14}(?:要求|意见|希望|建议|任务|举措))：")
SETS_BRANCH = re.compile(r"(?:均|分别|都|也)?设(?:立|置|有)?了?(?:[0-9]{1,4}个)?分会场")
DATELINE = re.compile(r"(?:\w{0,12}讯|本报讯|本网讯|\w{2,8}消息)?(?:（[^（）]{0,40}）)?[：: ]*(?:（[^（）]{0,30}）)?")
# An instruction read out: 会议传达了省委书记方某的批示, 宣读了省长对…的批示.
READ_OUT = re.compile(r"(?:传达|宣读|通报)(?:学习)?(?:贯彻)?了?(?P<who>[^，。；《]{4,60}?)(?:同志)?(?:近日|日前)?(?:对[^，。；]{2,40}?|关于[^，。；]{2,40}?)?(?:的|所?作出?的?)?(?:重要|书面|有关)?(?P<word>批示)(?!精神|指示|件|要求|和)")
# 听取了应急局局长某某关于安全生产情况的汇报: who reported.
HEARD_FROM = re.compile(r"听取了?(?P<who>[^，。；]{3,60}?)(?:同志)?(?:关于|就)[^。；]{2,80}?(?P<word>汇报|报告)")
HELD_UNDER = re.compile(r"在(?P<who>[^，。；]{4,60}?)(?:同志)?(?:的)?(?P<word>主持)下")
ITEM = re.compile(r"[一二三四五六七八九十]{1,3}是")
RECOUNTS = re.compile(r"(?:作了?|做了?|进行了?)[^，。]{0,8}(?:回顾|总结|通报|汇报|介绍|分析)[。：；]$")
ITEM_INTRO = re.compile(r"(?:明确|部署|提出|要求|确定|安排|研究|形成|达成)[^，。：]{0,40}：")
# 大会期间，某某总书记发表重要讲话: of another congress, cited by whoever is speaking.
CITES = re.compile(r"(?:大会|会议)期间，[^，。]{1,8}总书记")
# Inside a speech: a point or an obligation, which its speaker goes on with; and what may stand before a new subject.
GOES_ON = re.compile(r"[一二三四五六七八九十]{1,3}(?:要|是|、)|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[，、]|要|必须|务必")
# 会议结束后，各单位要迅速传达: what is to be done when it is over, by whoever is speaking.
AFTERWARDS = re.compile(r"(?:此次|本次|这次|今天的?)?会议?(?:结束)?(?:之)?后，?(?=[^。；]{0,40}(?:要(?!求)|必须|务必|应当))")
# 省里近期召开了专题会议，各单位要认真学习: news of another meeting that ends in a demand is said by whoever is speaking.
NEWS_DEMAND = re.compile(r"[^。；]*，(?:各|全)[^，。；]{1,14}(?:要(?!求)|必须|务必)")
# …等方面进行了部署: the end of a list of sides, over several units, from which somebody spoke.
SIDES = re.compile(r"(?:方面|环节|层面|角度|维度)，?(?P<rest>[^，；]{2,60})。$")
FROM_SIDES = re.compile(r"(?:分别)?从")
# Act words that tell what was done: 作了发言, 宣读了, 汇报了.
TOLD = re.compile(r"发言|作了|报告|(?:汇报|通报|介绍|宣读|传达)了")
# 分别代表法院、检察院报告工作, 就某事作说明: what a predicate opens with behind a comma.
ON_BEHALF = re.compile(r"(?:分别|先后|还|也)?(?:代表|向|就|对|围绕|从)")
# 受市委书记某某委托，: the absent one who sent the speaker.
COMMISSION = re.compile(r"受[^。；]{2,80}?委托，")
CIRCUMSTANCE = re.compile(r"(?:就|在|对|针对|围绕|同时$|最后$|随后$|此外$|会上$|期间$|另外$|首先$|其次$|再次$)")
